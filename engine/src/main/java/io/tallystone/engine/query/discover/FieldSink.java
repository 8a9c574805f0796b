package io.tallystone.engine.query.discover;

/** Takes what a {@link FieldReader} finds in one message. */
public interface FieldSink {
  /**
   * A field's text.
   *
   * @param slot the place of its name in the reader's list
   * @param utf8 holds the text until this call returns; often the message itself
   */
  void found(int slot, byte[] utf8, int from, int length);
}
