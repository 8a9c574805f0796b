package io.tallystone.engine.disk;

import java.io.IOException;

/** The process or the system has no file handle left (EMFILE, ENFILE); it may pass. */
public final class TooManyOpenFilesException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what could not be opened. */
  public TooManyOpenFilesException(String message) {
    super(message);
  }
}
