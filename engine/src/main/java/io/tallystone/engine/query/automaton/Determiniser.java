package io.tallystone.engine.query.automaton;

import io.tallystone.engine.block.ByteAutomaton;
import io.tallystone.engine.query.automaton.ExpressionParser.Unsupported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an automaton that finds an expression anywhere in a text: its states are the sets of states
 * of the {@link Nfa} that a search can be in. Expressions that need many are left to others, since
 * the number may grow exponentially.
 */
public final class Determiniser {
  private static final int MAX_STATES = 500;

  private final Nfa nfa;
  private final List<BitSet> sets = new ArrayList<>();
  private final Map<BitSet, Integer> numbers = new HashMap<>();

  private Determiniser(Nfa nfa) {
    this.nfa = nfa;
  }

  /**
   * An automaton for an expression; none if it has something unknown or would be large.
   *
   * @param expression a valid one, in RE2 syntax
   */
  public static Optional<ByteAutomaton> automaton(
      String expression, boolean dotAll, boolean ignoreCase) {
    try {
      Node node = new ExpressionParser(expression, dotAll, ignoreCase).parse();
      return Optional.of(new Determiniser(new Nfa(node)).build());
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  private ByteAutomaton build() throws Unsupported {
    int[] alike = alike();
    BitSet found = new BitSet();
    found.set(Nfa.MATCH);
    numberOf(found);
    // the start is a state of its own, as it alone is where the text begins
    BitSet first = nfa.start(true, false);
    int start = first.get(Nfa.MATCH) ? ByteAutomaton.FOUND : sets.size();
    if (start != ByteAutomaton.FOUND) {
      sets.add(first);
    }
    int[] next = new int[MAX_STATES * ByteAutomaton.ALPHABET];
    for (int state = 1; state < sets.size(); state++) {
      int base = state * ByteAutomaton.ALPHABET;
      for (int character = 0; character < ByteAutomaton.ALPHABET; character++) {
        next[base + character] =
            alike[character] < character
                ? next[base + alike[character]]
                : numberOf(nfa.after(sets.get(state), character));
      }
    }
    boolean[] foundAtEnd = new boolean[sets.size()];
    for (int state = 0; state < foundAtEnd.length; state++) {
      foundAtEnd[state] =
          state == ByteAutomaton.FOUND || nfa.foundAtEnd(sets.get(state), state == start);
    }
    return new ByteAutomaton(
        start, Arrays.copyOf(next, sets.size() * ByteAutomaton.ALPHABET), foundAtEnd);
  }

  /** For each character the first one that all states treat the same way. */
  private int[] alike() {
    Map<BitSet, Integer> firsts = new HashMap<>();
    int[] alike = new int[ByteAutomaton.ALPHABET];
    for (int character = 0; character < alike.length; character++) {
      Integer first = firsts.putIfAbsent(nfa.readers(character), character);
      alike[character] = first == null ? character : first;
    }
    return alike;
  }

  private int numberOf(BitSet set) throws Unsupported {
    if (set.get(Nfa.MATCH) && !sets.isEmpty()) {
      return ByteAutomaton.FOUND;
    }
    Integer known = numbers.get(set);
    if (known != null) {
      return known;
    }
    if (sets.size() == MAX_STATES) {
      throw new Unsupported("more than " + MAX_STATES + " states");
    }
    numbers.put(set, sets.size());
    sets.add(set);
    return sets.size() - 1;
  }
}
