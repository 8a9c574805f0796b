package io.tallystone.wire.validation;

import java.util.Iterator;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** A value as a message shows it: never more than a few hundred characters. */
final class ValueText {
  /** Longest text of a value; an answer must not echo a megabyte. */
  static final int LIMIT = 256;

  private final StringBuilder out = new StringBuilder();

  private ValueText() {}

  static String of(Object value) {
    ValueText text = new ValueText();
    text.append(value);
    if (text.full()) {
      int end = Character.isHighSurrogate(text.out.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
      return text.out.substring(0, end) + "...";
    }
    return text.out.toString();
  }

  private boolean full() {
    return out.length() > LIMIT;
  }

  private void append(Object value) {
    switch (value) {
      case Iterable<?> list -> list(list.iterator());
      case Map<?, ?> map -> map(map.entrySet().iterator());
      // The SDK's own text masks sensitive members.
      case SdkPojo structure -> string(structure.toString());
      default -> string(value.toString());
    }
  }

  private void string(String text) {
    out.append(text, 0, Math.min(text.length(), LIMIT + 1));
  }

  private void list(Iterator<?> elements) {
    out.append('[');
    while (elements.hasNext() && !full()) {
      append(elements.next());
      out.append(elements.hasNext() ? ", " : "");
    }
    out.append(']');
  }

  private void map(Iterator<? extends Map.Entry<?, ?>> entries) {
    out.append('{');
    while (entries.hasNext() && !full()) {
      Map.Entry<?, ?> entry = entries.next();
      append(entry.getKey());
      out.append('=');
      append(entry.getValue());
      out.append(entries.hasNext() ? ", " : "");
    }
    out.append('}');
  }
}
