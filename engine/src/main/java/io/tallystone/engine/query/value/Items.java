package io.tallystone.engine.query.value;

import java.util.List;

/** A list, as {@code jsonParse} and {@code split} make it. A JSON null in it is {@link Missing}. */
public record Items(List<Value> items) implements Value {
  /** Keeps a copy. */
  public Items {
    items = List.copyOf(items);
  }

  /** The item at a zero-based place, or {@link Missing}. */
  public Value item(long place) {
    return place >= 0 && place < items.size() ? items.get((int) place) : Missing.MISSING;
  }
}
