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

  /** Where a literal is found next from a place on; negative if nowhere. */
  int find(String latin1, int from) {
    return text.indexOf(latin1, from);
  }

  int length() {
    return text.length();
  }

  /** Whether all of it is ASCII. */
  boolean isAscii() {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
