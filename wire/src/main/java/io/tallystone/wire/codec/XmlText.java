package io.tallystone.wire.codec;

import java.nio.charset.StandardCharsets;

/** Builds an XML document. */
final class XmlText {
  private final StringBuilder out =
      new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  XmlText open(String name) {
    out.append('<').append(name).append('>');
    return this;
  }

  XmlText open(String name, String namespace) {
    out.append('<').append(name).append(" xmlns=\"");
    escape(namespace);
    out.append("\">");
    return this;
  }

  XmlText close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  XmlText text(String text) {
    escape(text);
    return this;
  }

  XmlText element(String name, String text) {
    return open(name).text(text).close(name);
  }

  /** Characters that XML 1.0 cannot express, even as references, become U+FFFD. */
  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#xD;"); // a parser would turn it into a line feed
        default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
      }
    }
  }

  private static boolean isXml(int c) {
    return c >= 0x20
        ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
        : c == '\t' || c == '\n';
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
