package io.tallystone.engine.query.value;

import java.util.Map;

/**
 * Writes values as compact JSON (RFC 8259): no blanks, keys in their order, only what must be
 * escaped is.
 */
public final class JsonText {
  private JsonText() {}

  /** The JSON text; Missing is {@code null}, a time is the string that results show. */
  public static String of(Value value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(Value value, StringBuilder out) {
    switch (value) {
      case Missing missing -> out.append("null");
      case Bool bool -> out.append(bool.truth());
      case Whole whole -> out.append(whole.number());
      case Real real -> out.append(NumberText.of(real.number()));
      case Text text -> appendString(text.text(), out);
      case Time time -> appendString(TimeText.of(time.millis()), out);
      case Items items -> appendItems(items, out);
      case Fields fields -> appendFields(fields, out);
    }
  }

  private static void appendItems(Items items, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Value item : items.items()) {
      out.append(separator);
      append(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendFields(Fields fields, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
      out.append(separator);
      appendString(field.getKey(), out);
      out.append(':');
      append(field.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void appendString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
