package io.tallystone.engine.query.run;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of one field, counted apart for rows that meet a condition and rows that do not.
 * Beyond {@link #MOST_VALUES} different ones, numbers are rounded to three digits, and what is new
 * then is counted as rest.
 */
final class ValueCounts {
  private static final int MOST_VALUES = 10_000;
  private static final MathContext ROUGH = new MathContext(3);
  private static final long VALUE_BYTES = 80;

  /** Times that a value occurs. */
  static final class Pair {
    long met;
    long others;

    private void add(boolean meets, long times) {
      met += meets ? times : 0;
      others += meets ? 0 : times;
    }
  }

  private final Map<String, Pair> pairs = new HashMap<>();
  private final Pair rest = new Pair();
  private boolean rough;
  private boolean numeric = true;
  private long bytes;

  void add(String text, boolean meets) {
    pair(text).add(meets, 1);
  }

  void merge(ValueCounts other) {
    numeric &= other.numeric;
    other.pairs.forEach(
        (text, counts) -> {
          Pair pair = pair(text);
          pair.add(true, counts.met);
          pair.add(false, counts.others);
        });
    rest.add(true, other.rest.met);
    rest.add(false, other.rest.others);
  }

  private Pair pair(String text) {
    Pair exact = pairs.get(text);
    if (exact != null) {
      return exact;
    }
    Value number = Coercion.number(new Text(text));
    boolean isNumber = Numbers.isNumber(number);
    numeric &= isNumber;
    if (pairs.size() >= MOST_VALUES && !rough) {
      round();
    }
    String key = rough && isNumber ? rounded(number) : text;
    Pair known = pairs.get(key);
    if (known != null) {
      return known;
    }
    return pairs.size() >= MOST_VALUES ? rest : added(key);
  }

  private Pair added(String key) {
    bytes += VALUE_BYTES + Footprint.bytes(key);
    Pair pair = new Pair();
    pairs.put(key, pair);
    return pair;
  }

  private void round() {
    rough = true;
    Map<String, Pair> before = new HashMap<>(pairs);
    pairs.clear();
    bytes = 0;
    before.forEach(
        (text, counts) -> {
          Value number = Coercion.number(new Text(text));
          String key = Numbers.isNumber(number) ? rounded(number) : text;
          Pair known = pairs.get(key);
          Pair pair = known == null ? added(key) : known;
          pair.add(true, counts.met);
          pair.add(false, counts.others);
        });
  }

  private static String rounded(Value number) {
    return new BigDecimal(Numbers.asDouble(number), ROUGH).stripTrailingZeros().toString();
  }

  /** Whether all values are numbers, and there are some. */
  boolean isNumeric() {
    return numeric && !pairs.isEmpty();
  }

  /** By number; needs a numeric field. */
  SortedMap<Double, Pair> byNumber() {
    SortedMap<Double, Pair> sorted = new TreeMap<>();
    pairs.forEach(
        (text, counts) -> {
          double number = Numbers.asDouble(Coercion.number(new Text(text)));
          Pair pair = sorted.computeIfAbsent(number, any -> new Pair());
          pair.add(true, counts.met);
          pair.add(false, counts.others);
        });
    return sorted;
  }

  /** By text, in the order of texts; the rest without one of its own is left out. */
  Map<String, Pair> byText() {
    Map<String, Pair> sorted = new LinkedHashMap<>();
    List<String> texts = pairs.keySet().stream().sorted().toList();
    texts.forEach(text -> sorted.put(text, pairs.get(text)));
    return sorted;
  }

  /** Values that have none of their own. */
  Pair rest() {
    return rest;
  }

  /** Rows that have the field. */
  Pair total() {
    Pair total = new Pair();
    pairs
        .values()
        .forEach(
            pair -> {
              total.add(true, pair.met);
              total.add(false, pair.others);
            });
    total.add(true, rest.met);
    total.add(false, rest.others);
    return total;
  }

  long heapBytes() {
    return bytes;
  }
}
