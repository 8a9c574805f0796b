package io.tallystone.engine.query.automaton;

import io.tallystone.engine.query.automaton.ExpressionParser.Unsupported;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A nondeterministic automaton (Thompson: Regular Expression Search Algorithm, 1968): states that
 * read a character, or stand at an end of the text, or go on in two ways.
 */
final class Nfa {
  static final int MATCH = 0;
  private static final int MAX_STATES = 2000;
  private static final int NONE = -1;

  private enum Kind {
    MATCH,
    READ,
    BEGIN,
    END,
    SPLIT
  }

  private record State(Kind kind, Node.Characters characters, int first, int second) {}

  private static final Node.Characters NOTHING = new Node.Characters(0, 0);

  private final List<State> states = new ArrayList<>();
  private final int start;

  Nfa(Node expression) throws Unsupported {
    add(Kind.MATCH, NOTHING, NONE, NONE);
    start = build(expression, MATCH);
  }

  private int add(Kind kind, Node.Characters characters, int first, int second) throws Unsupported {
    if (states.size() == MAX_STATES) {
      throw new Unsupported("more than " + MAX_STATES + " states");
    }
    states.add(new State(kind, characters, first, second));
    return states.size() - 1;
  }

  /** Adds what matches the node and goes on at a state; where it begins. */
  private int build(Node node, int next) throws Unsupported {
    return switch (node) {
      case Node.Characters characters -> add(Kind.READ, characters, next, NONE);
      case Node.Begin begin -> add(Kind.BEGIN, NOTHING, next, NONE);
      case Node.End end -> add(Kind.END, NOTHING, next, NONE);
      case Node.Sequence sequence -> {
        int entry = next;
        for (Node part : sequence.parts().reversed()) {
          entry = build(part, entry);
        }
        yield entry;
      }
      case Node.Choice choice -> {
        int entry = NONE;
        for (Node part : choice.parts().reversed()) {
          int way = build(part, next);
          entry = entry == NONE ? way : add(Kind.SPLIT, NOTHING, way, entry);
        }
        yield entry;
      }
      case Node.Repeated repeated -> repeated(repeated, next);
    };
  }

  private int repeated(Node.Repeated repeated, int next) throws Unsupported {
    int entry = next;
    if (repeated.most() == Node.NO_LIMIT) {
      entry = add(Kind.SPLIT, NOTHING, next, NONE);
      int body = build(repeated.part(), entry);
      states.set(entry, new State(Kind.SPLIT, NOTHING, body, next));
    } else {
      for (int i = repeated.fewest(); i < repeated.most(); i++) {
        entry = add(Kind.SPLIT, NOTHING, build(repeated.part(), entry), next);
      }
    }
    for (int i = 0; i < repeated.fewest(); i++) {
      entry = build(repeated.part(), entry);
    }
    return entry;
  }

  /** The states in which a search is, that begins here. */
  BitSet start(boolean atBegin, boolean atEnd) {
    BitSet set = new BitSet();
    reach(start, atBegin, atEnd, set);
    return set;
  }

  /** The states after a character, a search that begins after it included. */
  BitSet after(BitSet set, int character) {
    BitSet after = start(false, false);
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      State state = states.get(i);
      if (state.kind == Kind.READ && state.characters.has(character)) {
        reach(state.first, false, false, after);
      }
    }
    return after;
  }

  /** Whether something is found if the text ends in these states. */
  boolean foundAtEnd(BitSet set, boolean atBegin) {
    BitSet ended = new BitSet();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      reach(i, atBegin, true, ended);
    }
    return ended.get(MATCH);
  }

  /** For a character, which states read it: characters with the same answer are alike. */
  BitSet readers(int character) {
    BitSet readers = new BitSet();
    for (int i = 0; i < states.size(); i++) {
      State state = states.get(i);
      readers.set(i, state.kind == Kind.READ && state.characters.has(character));
    }
    return readers;
  }

  private void reach(int from, boolean atBegin, boolean atEnd, BitSet reached) {
    int[] open = new int[2 * states.size() + 1];
    int count = 0;
    open[count++] = from;
    while (count > 0) {
      int next = open[--count];
      if (next == NONE || reached.get(next)) {
        continue;
      }
      reached.set(next);
      State state = states.get(next);
      boolean passes =
          switch (state.kind) {
            case SPLIT -> true;
            case BEGIN -> atBegin;
            case END -> atEnd;
            case READ, MATCH -> false;
          };
      if (passes) {
        open[count++] = state.first;
        open[count++] = state.second;
      }
    }
  }
}
