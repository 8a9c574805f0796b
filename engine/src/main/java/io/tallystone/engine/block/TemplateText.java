package io.tallystone.engine.block;

import java.util.Arrays;

/** A template read back: its constant parts, with a variable between each two. */
final class TemplateText {
  private final byte[] constants;
  private final int[] ends;

  /** Reads the escaped text of a template. */
  TemplateText(byte[] bytes, int from, int length) {
    byte[] plain = new byte[length];
    int[] found = new int[8];
    int parts = 0;
    int size = 0;
    for (int at = from; at < from + length; at++) {
      byte next = bytes[at];
      if (next == Template.VARIABLE) {
        if (parts + 1 == found.length) {
          found = Arrays.copyOf(found, found.length * 2);
        }
        found[parts++] = size;
      } else {
        plain[size++] = next == Template.ESCAPE ? bytes[++at] : next;
      }
    }
    found[parts++] = size;
    this.constants = plain;
    this.ends = Arrays.copyOf(found, parts);
  }

  int variables() {
    return ends.length - 1;
  }

  /**
   * Appends one row's text.
   *
   * @param first the value of the first variable; the next ones' lie {@code step} further each
   */
  void append(Values values, int first, int step, ByteWriter out) {
    out.writeBytes(constants, 0, ends[0]);
    int value = first;
    for (int i = 1; i < ends.length; i++) {
      values.copyTo(out, value);
      value += step;
      out.writeBytes(constants, ends[i - 1], ends[i] - ends[i - 1]);
    }
  }

  /** Whether one row's text is that of a message; else as {@link #append}. */
  boolean same(Values values, int first, int step, Slices texts, int row) {
    byte[] text = texts.bytes();
    byte[] arena = values.arena().array();
    int at = texts.start(row);
    int end = texts.end(row);
    int value = first;
    int done = 0;
    for (int i = 0; i < ends.length; i++) {
      if (i > 0) {
        int length = values.end(value) - values.start(value);
        if (length > end - at || !ByteRanges.same(text, at, arena, values.start(value), length)) {
          return false;
        }
        at += length;
        value += step;
      }
      int length = ends[i] - done;
      if (length > end - at || !ByteRanges.same(text, at, constants, done, length)) {
        return false;
      }
      at += length;
      done = ends[i];
    }
    return at == end;
  }

  /** Whether a constant part, counted from 0, contains the needle. */
  boolean constantContains(int part, Needle needle) {
    return needle.isIn(constants, part == 0 ? 0 : ends[part - 1], ends[part]);
  }

  /**
   * Follows a needle that began before a constant part through it, and begins anew in it.
   *
   * @param places how much of the needle was found before
   * @return how much is found after the part; with {@link Needle#found} if all of it was in between
   */
  long goOn(int part, Needle needle, long places) {
    long before = places;
    long fresh = 0;
    for (int at = part == 0 ? 0 : ends[part - 1]; at < ends[part]; at++) {
      before = needle.step(before, constants[at]);
      if ((before & needle.found()) != 0) {
        return needle.found();
      }
      fresh = needle.step(fresh | 1, constants[at]);
    }
    return (before | fresh) & ~needle.found();
  }

  /** The state of an automaton after a constant part, counted from 0. */
  int run(int part, ByteAutomaton automaton, int state) {
    return automaton.run(state, constants, part == 0 ? 0 : ends[part - 1], ends[part]);
  }
}
