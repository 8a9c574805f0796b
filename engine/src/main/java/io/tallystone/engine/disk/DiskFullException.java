package io.tallystone.engine.disk;

import java.io.IOException;

/** There is no space left, or a quota is used up; it may pass. */
public final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what could not be written and why. */
  public DiskFullException(String message) {
    super(message);
  }
}
