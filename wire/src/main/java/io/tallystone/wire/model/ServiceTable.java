package io.tallystone.wire.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the build knows of a service, from the SDK and its models.
 *
 * @param name the SDK's service package, e.g. {@code cloudwatchlogs}
 * @param xmlNamespace of query answers; empty for JSON services
 * @param targetPrefix before the dot of {@code X-Amz-Target}; empty for query services
 * @param queryCompatible whether answers in JSON and CBOR carry {@code x-amzn-query-error}
 * @param operations by wire name
 * @param errors by shape name and by query code
 */
public record ServiceTable(
    String name,
    String apiVersion,
    String xmlNamespace,
    String targetPrefix,
    boolean queryCompatible,
    Map<String, OperationEntry> operations,
    Map<String, ErrorCode> errors) {

  private static final Map<String, Optional<ServiceTable>> TABLES = new ConcurrentHashMap<>();

  /** The service's table, or empty if none was generated. */
  public static Optional<ServiceTable> find(String service) {
    boolean name = !service.isEmpty() && service.chars().allMatch(Character::isLetterOrDigit);
    return name ? TABLES.computeIfAbsent(service, TableReader::read) : Optional.empty();
  }

  /** A declared error by shape name or query code. */
  public Optional<ErrorCode> error(String code) {
    return Optional.ofNullable(errors.get(code));
  }

  /**
   * An operation.
   *
   * @param classPrefix of the SDK's classes, e.g. {@code EnableVolumeIo} of {@code
   *     EnableVolumeIoRequest}
   * @param input the constraints of its input; null if there are none
   */
  public record OperationEntry(
      String name, String classPrefix, Constraint.@Nullable Structure input) {}
}
