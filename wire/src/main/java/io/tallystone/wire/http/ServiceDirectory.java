package io.tallystone.wire.http;

import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds services by what requests call them, and their operations by name. */
final class ServiceDirectory {
  private final Map<String, Service> byTargetPrefix = new HashMap<>();
  private final Map<String, Service> byApiVersion = new HashMap<>();
  private final Map<String, Service> byCborName = new HashMap<>();
  private final Map<String, Map<String, AnyOperation<?>>> operations = new HashMap<>();

  /**
   * Indexes services.
   *
   * @throws IllegalArgumentException if two share a name by which requests call them
   */
  ServiceDirectory(List<Service> services) {
    for (Service service : services) {
      service.targetPrefixes().forEach(prefix -> add(byTargetPrefix, prefix, service));
      add(byApiVersion, service.apiVersion(), service);
      add(byCborName, service.cborName(), service);
      Map<String, AnyOperation<?>> offered = new HashMap<>();
      for (AnyOperation<?> operation : service.operations()) {
        if (offered.put(operation.name(), operation) != null) {
          throw new IllegalArgumentException(
              "operation offered twice by %s: %s".formatted(service.name(), operation.name()));
        }
      }
      if (operations.put(service.name(), Map.copyOf(offered)) != null) {
        throw new IllegalArgumentException("service given twice: " + service.name());
      }
    }
  }

  private static void add(Map<String, Service> index, String name, Service service) {
    Service other = name.isEmpty() ? null : index.putIfAbsent(name, service);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s and %s are both called %s".formatted(other.name(), service.name(), name));
    }
  }

  Optional<Service> byTargetPrefix(String prefix) {
    return Optional.ofNullable(byTargetPrefix.get(prefix));
  }

  Optional<Service> byApiVersion(String version) {
    return Optional.ofNullable(byApiVersion.get(version));
  }

  Optional<Service> byCborName(String name) {
    return Optional.ofNullable(byCborName.get(name));
  }

  Optional<AnyOperation<?>> operation(Target target) {
    return Optional.ofNullable(
        operations.getOrDefault(target.service().name(), Map.of()).get(target.operation()));
  }
}
