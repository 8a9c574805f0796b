package io.tallystone.engine.query.automaton;

/** A set of ASCII characters, being put together. */
final class CharacterSet {
  private long low;
  private long high;

  /** Adds a character; one beyond ASCII is in no text that matters, and left out. */
  void add(int character) {
    if (character < Long.SIZE) {
      low |= 1L << character;
    } else if (character < 2 * Long.SIZE) {
      high |= 1L << character;
    }
  }

  void addRange(int first, int last) {
    for (int character = first; character <= Math.min(last, 127); character++) {
      add(character);
    }
  }

  void addAll(CharacterSet other) {
    low |= other.low;
    high |= other.high;
  }

  void invert() {
    low = ~low;
    high = ~high;
  }

  /** Adds the other case of each letter. */
  void foldCase() {
    long letters = ((1L << 26) - 1) << 1;
    long upper = high & letters;
    long lower = high >>> 32 & letters;
    high |= upper << 32 | lower;
  }

  /** The set of an escape like {@code \d}; its inversion if the letter is a capital. */
  static CharacterSet ofClass(char letter) {
    CharacterSet set = new CharacterSet();
    switch (Character.toLowerCase(letter)) {
      case 'd' -> set.addRange('0', '9');
      case 's' -> " \t\n\f\r".chars().forEach(set::add);
      default -> {
        set.addRange('0', '9');
        set.addRange('a', 'z');
        set.addRange('A', 'Z');
        set.add('_');
      }
    }
    if (Character.isUpperCase(letter)) {
      set.invert();
    }
    return set;
  }

  Node.Characters node() {
    return new Node.Characters(low, high);
  }
}
