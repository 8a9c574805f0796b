package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs an automaton over the rows of templates. The states that it may be in after each part,
 * whatever the variables are, mostly tell that no row can match, or that all do. Only else are
 * variables read, and of these only such as make a difference: where one state is left, what was
 * before does not matter. Over constant text the automaton jumps.
 */
final class AutomatonSearch {
  /** The state after a part depends on its variable. */
  private static final int OPEN = -2;

  private static final int NO_JUMP = Integer.MIN_VALUE;

  private final ByteAutomaton automaton;
  private final boolean asciiStrings;

  /** For an alphabet and a state, the states that are reached from it over any of its texts. */
  private final Map<Alphabet, Map<Integer, BitSet>> reached = new HashMap<>();

  private final BitSet accepting = new BitSet();
  private boolean certain = true;

  /** For each part of the template, the state after it unless found; or {@link #OPEN}. */
  private int[] settled = new int[16];

  private enum Verdict {
    NO_ROW,
    SOME_ROWS,
    ALL_ROWS
  }

  /**
   * A search.
   *
   * @param asciiStrings whether all strings of the block are ASCII
   */
  AutomatonSearch(ByteAutomaton automaton, boolean asciiStrings) {
    this.automaton = automaton;
    this.asciiStrings = asciiStrings;
    for (int state = 0; state < automaton.states(); state++) {
      accepting.set(state, automaton.foundAtEnd(state));
    }
  }

  /** Whether all rows found so far match. */
  boolean certain() {
    return certain;
  }

  /** The rows of the template that match, or may. */
  BitSet rowsOf(TemplateText template, int count, List<ColumnView> columns) {
    BitSet rows = new BitSet();
    switch (judge(template, columns)) {
      case NO_ROW -> {}
      case ALL_ROWS -> rows.set(0, count);
      case SOME_ROWS -> readRows(template, count, columns, rows);
    }
    return rows;
  }

  /** Says what is known before any variable is read, and fills {@link #settled}. */
  private Verdict judge(TemplateText template, List<ColumnView> columns) {
    int parts = template.variables() + 1;
    if (settled.length < parts) {
      settled = new int[parts * 2];
    }
    Arrays.fill(settled, 0, parts, OPEN);
    BitSet states = new BitSet();
    states.set(automaton.start());
    boolean found = automaton.start() == ByteAutomaton.FOUND;
    for (int part = 0; part < parts; part++) {
      if (part > 0) {
        Alphabet alphabet = columns.get(part - 1).alphabet();
        if (alphabet == Alphabet.TEXT && !asciiStrings) {
          return Verdict.SOME_ROWS;
        }
        states = stretched(states, alphabet);
      }
      BitSet after = new BitSet();
      for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
        int next = template.run(part, automaton, state);
        if (next == ByteAutomaton.UNKNOWN) {
          return Verdict.SOME_ROWS;
        }
        after.set(next);
      }
      boolean here = after.get(ByteAutomaton.FOUND);
      after.clear(ByteAutomaton.FOUND);
      found |= here;
      settled[part] = !here && after.cardinality() == 1 ? after.nextSetBit(0) : OPEN;
      states = after;
    }
    boolean some = found || states.intersects(accepting);
    states.andNot(accepting);
    if (states.isEmpty()) {
      return Verdict.ALL_ROWS;
    }
    return some ? Verdict.SOME_ROWS : Verdict.NO_ROW;
  }

  /** The states that are reached over any number of bytes of the alphabet, none included. */
  private BitSet stretched(BitSet states, Alphabet alphabet) {
    Map<Integer, BitSet> known = reached.computeIfAbsent(alphabet, a -> new HashMap<>());
    BitSet all = new BitSet();
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      if (!all.get(state)) {
        all.or(known.computeIfAbsent(state, from -> reachedFrom(from, alphabet)));
      }
    }
    return all;
  }

  private BitSet reachedFrom(int from, Alphabet alphabet) {
    BitSet states = new BitSet();
    states.set(from);
    int[] open = new int[automaton.states()];
    int count = 0;
    open[count++] = from;
    while (count > 0) {
      int state = open[--count];
      for (int value = 0; value < ByteAutomaton.ALPHABET; value++) {
        int next = automaton.next(state, value);
        if (alphabet.has((byte) value) && !states.get(next)) {
          states.set(next);
          open[count++] = next;
        }
      }
    }
    return states;
  }

  private void readRows(TemplateText template, int count, List<ColumnView> columns, BitSet rows) {
    int parts = columns.size() + 1;
    Values values = new Values();
    int[] firstValues = new int[parts];
    for (int part = 1; part < parts; part++) {
      firstValues[part] = values.size();
      if (settled[part] == OPEN) {
        columns.get(part - 1).read(values);
      }
    }
    int[] jumps = new int[parts * automaton.states()];
    Arrays.fill(jumps, NO_JUMP);
    for (int row = 0; row < count; row++) {
      int state = automaton.start();
      for (int part = 0; part < parts && state > ByteAutomaton.FOUND; part++) {
        state =
            settled[part] == OPEN
                ? after(template, part, state, values, firstValues[part] + row, jumps)
                : settled[part];
      }
      certain &= state != ByteAutomaton.UNKNOWN;
      rows.set(row, state == ByteAutomaton.UNKNOWN || automaton.foundAtEnd(state));
    }
  }

  /** The state after a variable and the constant text that follows. */
  private int after(
      TemplateText template, int part, int before, Values values, int value, int[] jumps) {
    int state = before;
    if (part > 0) {
      byte[] arena = values.arena().array();
      state = automaton.run(state, arena, values.start(value), values.end(value));
      if (state <= ByteAutomaton.FOUND) {
        return state;
      }
    }
    int jump = part * automaton.states() + state;
    if (jumps[jump] == NO_JUMP) {
      jumps[jump] = template.run(part, automaton, state);
    }
    return jumps[jump];
  }
}
