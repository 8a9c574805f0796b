package io.tallystone.engine.block;

import java.nio.charset.StandardCharsets;

/**
 * Finds literals in bytes. As Latin-1 strings, because the JVM's own search for those runs at 8
 * GB/s, ten times a plain loop.
 */
final class TextSearch {
  private final String text;

  TextSearch(byte[] bytes) {
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  boolean contains(byte[] literal) {
    return contains(new String(literal, StandardCharsets.ISO_8859_1));
  }

  /** Finds a literal that is given as a Latin-1 string of its bytes. */
  boolean contains(String latin1) {
    return text.contains(latin1);
  }
}
