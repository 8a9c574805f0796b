package io.tallystone.engine.query;

/**
 * A text to compare with, open at either end.
 *
 * @param text what must be there
 * @param openStart whether anything may stand before it
 * @param openEnd whether anything may stand after it
 */
public record TextPattern(String text, boolean openStart, boolean openEnd) {

  /** Takes a leading and a trailing {@code *} as wildcards; any other one means itself. */
  public static TextPattern withWildcards(String text) {
    boolean openStart = text.startsWith("*");
    String rest = openStart ? text.substring(1) : text;
    boolean openEnd = rest.endsWith("*") || text.equals("*");
    return new TextPattern(
        rest.endsWith("*") ? rest.substring(0, rest.length() - 1) : rest, openStart, openEnd);
  }

  /** Whether more than the text itself may match. */
  public boolean wildcard() {
    return openStart || openEnd;
  }

  /** Whether the value fits. */
  public boolean accepts(String value) {
    if (openStart) {
      return openEnd ? value.contains(text) : value.endsWith(text);
    }
    return openEnd ? value.startsWith(text) : value.equals(text);
  }
}
