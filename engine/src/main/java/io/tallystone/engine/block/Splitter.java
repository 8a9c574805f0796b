package io.tallystone.engine.block;

/**
 * Takes a message apart into constant text and variables.
 *
 * <p>Two rules hold for every splitter, for they are what reading and searching rest on: no
 * variable holds a line feed, and text without a digit is never cut inside a token, so that a word
 * lies either in the template or in one variable.
 */
interface Splitter {
  /**
   * Appends to the template and to the values.
   *
   * @param values places in the array that holds the message
   */
  void split(int from, int to, Template template, Slices values);
}
