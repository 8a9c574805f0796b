package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.function.Cidr;
import io.tallystone.engine.query.function.CidrMap;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a lookup table by the block that holds an address; the smallest one counts. */
final class CidrRows implements RowFinder {
  private final CidrMap<List<Value>> rows = new CidrMap<>();

  void add(Cidr block, List<Value> outputs) {
    rows.putIfAbsent(block, List.copyOf(outputs));
  }

  @Override
  public @Nullable List<Value> find(List<Value> inputs) {
    String address = Coercion.text(inputs.get(0));
    return address == null ? null : rows.find(address);
  }
}
