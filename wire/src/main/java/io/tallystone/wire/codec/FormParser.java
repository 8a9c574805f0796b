package io.tallystone.wire.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Parses {@code application/x-www-form-urlencoded}, strictly. */
final class FormParser {
  private final byte[] body;

  private FormParser(byte[] body) {
    this.body = body;
  }

  static FormTree parse(byte[] body, Allowance memory) {
    FormParser parser = new FormParser(body);
    FormTree tree = new FormTree();
    int start = 0;
    while (start < body.length) {
      int end = parser.find('&', start, body.length);
      if (end > start) {
        int equals = parser.find('=', start, end);
        memory.take(2 * (end - start));
        String name = parser.decode(start, equals);
        memory.take(Allowance.PARAMETER * (1 + (int) name.chars().filter(c -> c == '.').count()));
        tree.add(name, equals == end ? "" : parser.decode(equals + 1, end));
      }
      start = end + 1;
    }
    return tree;
  }

  private int find(char wanted, int from, int to) {
    int i = from;
    while (i < to && body[i] != wanted) {
      i++;
    }
    return i;
  }

  private String decode(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      switch (body[i]) {
        case '+' -> out.write(' ');
        case '%' -> {
          out.write(hex(i + 1, to) << 4 | hex(i + 2, to));
          i += 2;
        }
        default -> out.write(body[i]);
      }
    }
    byte[] bytes = out.toByteArray();
    if (!WireText.isUtf8(bytes)) {
      throw Malformed.query("Parameter is not valid UTF-8");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int hex(int i, int end) {
    int digit = i < end ? Character.digit(body[i], 16) : -1;
    if (digit < 0) {
      throw Malformed.query("Malformed percent-encoding at byte " + i);
    }
    return digit;
  }
}
