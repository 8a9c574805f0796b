package io.tallystone.engine.query.automaton;

import java.util.List;

/** A regular expression, as far as it concerns ASCII texts. */
sealed interface Node {
  /** One character of a set: bits of the characters 0 to 63, and 64 to 127. */
  record Characters(long low, long high) implements Node {
    boolean has(int character) {
      return ((character < Long.SIZE ? low : high) >>> character & 1) != 0;
    }
  }

  /** One after the other; nothing if there are none. */
  record Sequence(List<Node> parts) implements Node {}

  /** Any of them. */
  record Choice(List<Node> parts) implements Node {}

  /** The part so many times; {@code most} is {@link #NO_LIMIT} or not less than {@code fewest}. */
  record Repeated(Node part, int fewest, int most) implements Node {}

  /** Where the text begins. */
  record Begin() implements Node {}

  /** Where the text ends. */
  record End() implements Node {}

  /** For {@link Repeated}. */
  int NO_LIMIT = -1;
}
