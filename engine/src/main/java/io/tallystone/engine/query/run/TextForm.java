package io.tallystone.engine.query.run;

import java.util.Arrays;

/** A form of text and how often it occurs. Mutable: counts grow. */
final class TextForm {
  /** The time range is cut into so many equal parts. */
  static final int HISTORY_PARTS = 24;

  private static final long[] NO_HISTORY = {};

  /** As {@link TextMask} makes it. */
  final String mask;

  /** Texts of this form. */
  long count;

  /** Of these in the baseline that is compared with. */
  long before;

  /** Texts by part of the time range; empty if it is not asked for. */
  long[] history;

  TextForm(String mask, boolean withHistory) {
    this.mask = mask;
    this.history = withHistory ? new long[HISTORY_PARTS] : NO_HISTORY;
  }

  /** Adds the counts of another. */
  void add(TextForm other) {
    count += other.count;
    before += other.before;
    if (history.length == 0) {
      history = Arrays.copyOf(other.history, other.history.length);
    } else {
      for (int i = 0; i < other.history.length; i++) {
        history[i] += other.history[i];
      }
    }
  }

  /** With the marks named by kind and place: {@code [INFO] took <Time-1> ms}. */
  String pattern() {
    StringBuilder pattern = new StringBuilder();
    int place = 1;
    for (int at = 0; at < mask.length(); at++) {
      char c = mask.charAt(at);
      if (c == TextMask.MARK) {
        at++;
        pattern.append('<').append(TextMask.Kind.of(mask.charAt(at)).label).append('-');
        pattern.append(place++).append('>');
      } else {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }
}
