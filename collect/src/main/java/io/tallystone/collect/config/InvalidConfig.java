package io.tallystone.collect.config;

/** The configuration cannot be followed; the message says where and what is expected. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidConfig(String message) {
    super(message);
  }
}
