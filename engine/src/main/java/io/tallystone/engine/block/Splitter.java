package io.tallystone.engine.block;

/**
 * Takes a message apart into constant text and variables.
 *
 * <p>Two rules hold for every splitter, for they are what reading and searching rest on: no
 * variable holds a line feed, and text without a digit is never cut inside a token, so that a word
 * lies either in the constant text or in one variable.
 */
interface Splitter {
  /**
   * Adds the variables of a message, in their order; what lies between them is constant.
   *
   * @param variables places in the array that holds the message
   */
  void split(int from, int to, Slices variables);

  /**
   * Adds the filter keys of the message that was split last; see {@link FilterKeys}.
   *
   * @param known whether they were added before for a message with the same constant text, so that
   *     those of the variables are enough
   * @param variables the last ones, from {@code first} on, are those of the message
   */
  void addKeys(int from, int to, boolean known, Slices variables, int first, KeySet keys);
}
