package io.tallystone.wire;

import java.util.Map;

/**
 * A service's documented error. Thrown by operations through the factories of their service's error
 * class, e.g. {@code LogsErrors.resourceNotFound(…)}; encoded in the protocol of the call.
 */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;
  private final transient Map<String, Object> fields;

  /**
   * An error.
   *
   * @param code as documented, e.g. {@code ResourceNotFoundException}
   * @param status HTTP status; 4xx is the sender's fault
   * @param fields modelled members beside the message, JSON-like values
   */
  public AwsException(String code, int status, String message, Map<String, Object> fields) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.fields = Map.copyOf(fields);
  }

  /** An error without further members. */
  public AwsException(String code, int status, String message) {
    this(code, status, message, Map.of());
  }

  /** The documented code. */
  public String code() {
    return code;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Modelled members beside the message. */
  public Map<String, Object> fields() {
    return fields;
  }

  /** Whether the sender is to blame. */
  public boolean senderFault() {
    return status < 500;
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
