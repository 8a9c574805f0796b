package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;
import org.apache.datasketches.hash.XxHash64;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * {@code count_distinct(f)}: how many values f has; two with the same text are one; lists and maps
 * are left out. AWS documents that it is an estimate for fields of many values, not from how many
 * on.
 *
 * <p>Values are kept as hashes of 64 bits: exactly up to 10,000 of them (that two collide has a
 * chance of 1 to 10¹¹), then as registers of a HyperLogLog (P. Flajolet and others, "HyperLogLog:
 * the analysis of a near-optimal cardinality estimation algorithm", 2007).
 */
final class DistinctCount implements State {
  private static final long BYTES = 32;
  private static final long SKETCH_BYTES = 512 + (1L << AggregateLimits.DISTINCT_LOG_REGISTERS);

  /** Any number: the same one everywhere, so that states of different nodes merge. */
  private static final long SEED = 0x7461_6c6c_7973L;

  private @Nullable HashSet64 hashes = new HashSet64();
  private @Nullable HllSketch sketch;

  @Override
  public void add(List<Value> arguments, long timestampMs) {
    @Nullable String text = Coercion.text(arguments.getFirst());
    if (text != null) {
      add(XxHash64.hashString(text, 0, text.length(), SEED));
    }
  }

  private void add(long hash) {
    if (hashes != null) {
      hashes.add(hash);
      if (hashes.size() > AggregateLimits.EXACT_DISTINCT) {
        summarise();
      }
    } else {
      summarise().update(hash);
    }
  }

  @Override
  public void merge(State other) {
    DistinctCount that = (DistinctCount) other;
    if (that.hashes != null) {
      that.hashes.forEach(this::add);
      return;
    }
    HllUnion union = new HllUnion(AggregateLimits.DISTINCT_LOG_REGISTERS);
    union.update(summarise());
    union.update(that.summarise());
    sketch = union.getResult(TgtHllType.HLL_8);
  }

  private HllSketch summarise() {
    if (sketch == null) {
      sketch = new HllSketch(AggregateLimits.DISTINCT_LOG_REGISTERS, TgtHllType.HLL_8);
    }
    if (hashes != null) {
      hashes.forEach(sketch::update);
      hashes = null;
    }
    return sketch;
  }

  /** The estimate that does not depend on the order of rows or merges. */
  @Override
  public Value result() {
    return new Whole(
        hashes != null ? hashes.size() : Math.round(summarise().getCompositeEstimate()));
  }

  @Override
  public long bytes() {
    return BYTES + (hashes != null ? hashes.bytes() : SKETCH_BYTES);
  }
}
