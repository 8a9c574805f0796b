package io.tallystone.engine.block;

import java.util.List;
import java.util.function.Predicate;

/**
 * A necessary condition on the bytes of a message: an event that matches some predicate certainly
 * satisfies it, so a block in which no message can is not decoded. Derived from predicates, never
 * used to accept an event.
 */
public sealed interface Needs {
  /** Nothing is known: every block is a candidate. */
  record Anything() implements Needs {}

  /** No message can match. */
  record Nothing() implements Needs {}

  /** The message contains these bytes somewhere (UTF-8, case-sensitive, not empty). */
  @SuppressWarnings("ArrayRecordComponent") // identity does not matter; never compared
  record Literal(byte[] utf8) implements Needs {}

  /** The automaton finds in the message what it is made for, or cannot tell. */
  record Found(ByteAutomaton automaton) implements Needs {}

  /** All of them hold. */
  record AllOf(List<Needs> parts) implements Needs {}

  /** At least one holds. */
  record AnyOf(List<Needs> parts) implements Needs {}

  /**
   * Whether the condition can hold where {@code mayOccur} tells of a literal whether it may occur.
   * Errs on the side of true if {@code mayOccur} does.
   */
  default boolean possible(Predicate<byte[]> mayOccur) {
    return switch (this) {
      case Anything() -> true;
      case Nothing() -> false;
      case Literal literal -> mayOccur.test(literal.utf8());
      case Found found -> true;
      case AllOf all -> all.parts().stream().allMatch(part -> part.possible(mayOccur));
      case AnyOf any -> any.parts().stream().anyMatch(part -> part.possible(mayOccur));
    };
  }
}
