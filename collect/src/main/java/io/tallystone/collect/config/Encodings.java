package io.tallystone.collect.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Set;

/** Character sets by the names of the CloudWatch agent's page. */
final class Encodings {

  /** The page has names of its own for two of Java's. */
  private static final Map<String, String> OWN_NAMES =
      Map.of("big5-hkscs", "Big5-HKSCS", "iso-8859-8-i", "iso-8859-8");

  private static final Set<Charset> UTF_16 =
      Set.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private static final String LINE_BREAK = "\n";

  private Encodings() {}

  static Charset find(String where, String name) {
    Charset charset;
    try {
      charset = Charset.forName(OWN_NAMES.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidConfig(where + ": " + name + " (expected: a known character set)");
    }
    if (!UTF_16.contains(charset) && !LINE_BREAK.equals(new String(new byte[] {'\n'}, charset))) {
      throw new InvalidConfig(
          where + ": " + name + " (expected: UTF-16, or one whose line break is the byte 0x0A)");
    }
    return charset;
  }
}
