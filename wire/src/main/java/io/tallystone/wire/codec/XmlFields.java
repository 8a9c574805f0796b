package io.tallystone.wire.codec;

import java.util.Map;

/** Writes the members of an error beside code and message, lists as {@code member} elements. */
final class XmlFields {
  private XmlFields() {}

  static void write(XmlText xml, Map<?, ?> fields) {
    fields.forEach((name, value) -> element(xml, name.toString(), value));
  }

  private static void element(XmlText xml, String name, Object value) {
    xml.open(name);
    switch (value) {
      case Map<?, ?> map -> write(xml, map);
      case Iterable<?> list -> list.forEach(element -> element(xml, "member", element));
      default -> xml.text(value.toString());
    }
    xml.close(name);
  }
}
