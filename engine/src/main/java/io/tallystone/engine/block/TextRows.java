package io.tallystone.engine.block;

/** Tells which rows of a block meet a condition on their text. */
interface TextRows {
  /** The rows that contain the bytes, of which there is at least one, or some more. */
  BlockSelection rowsWith(byte[] literal) throws MalformedBlock;

  /** The rows in which the automaton finds something, or some more. */
  BlockSelection rowsWith(ByteAutomaton automaton) throws MalformedBlock;
}
