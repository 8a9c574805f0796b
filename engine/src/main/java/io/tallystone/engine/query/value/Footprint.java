package io.tallystone.engine.query.value;

import java.util.Map;

/**
 * How much heap values take, in bytes, for the memory budget of a query. An estimate from above:
 * objects of 16 to 24 bytes with compressed references, two bytes a character.
 */
public final class Footprint {
  private static final long RECORD = 16;
  private static final long STRING = 40;
  private static final long COLLECTION = 32;
  private static final long MAP_ENTRY = 48;
  private static final long REFERENCE = 8;

  private Footprint() {}

  /** Bytes of a value with all it holds. */
  public static long bytes(Value value) {
    return switch (value) {
      case Missing missing -> 0;
      case Bool bool -> 0;
      case Whole whole -> RECORD;
      case Real real -> RECORD;
      case Time time -> RECORD;
      case Text text -> RECORD + bytes(text.text());
      case Items items -> {
        long sum = COLLECTION;
        for (Value item : items.items()) {
          sum += REFERENCE + bytes(item);
        }
        yield sum;
      }
      case Fields fields -> {
        long sum = COLLECTION;
        for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
          sum += MAP_ENTRY + bytes(field.getKey()) + bytes(field.getValue());
        }
        yield sum;
      }
    };
  }

  /** Bytes of a string. */
  public static long bytes(String text) {
    return STRING + 2L * text.length();
  }
}
