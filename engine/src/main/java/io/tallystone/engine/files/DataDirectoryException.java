package io.tallystone.engine.files;

import java.io.IOException;

/** The data directory cannot be used; the message tells an operator why and what to do. */
public final class DataDirectoryException extends IOException {
  private static final long serialVersionUID = 1L;

  DataDirectoryException(String message) {
    super(message);
  }
}
