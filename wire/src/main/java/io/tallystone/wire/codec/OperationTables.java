package io.tallystone.wire.codec;

import io.tallystone.wire.model.ServiceTable;
import io.tallystone.wire.model.ServiceTable.OperationEntry;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Finds operations by the name on the wire. The SDK's classes are loaded at an operation's first
 * call: loading those of all services takes seconds and 100 MB.
 */
public final class OperationTables {
  private static final Map<String, OperationModel> MODELS = new ConcurrentHashMap<>();

  private OperationTables() {}

  /**
   * An operation, or empty if the service's model has none of that name.
   *
   * @param service the SDK's service package, e.g. {@code cloudwatchlogs}
   * @param wireName e.g. {@code PutLogEvents}; case matters
   */
  public static Optional<OperationModel> find(String service, String wireName) {
    // Look-ups by unknown names must not grow the cache: the name comes from the client.
    return ServiceTable.find(service)
        .flatMap(
            table ->
                Optional.ofNullable(table.operations().get(wireName))
                    .map(
                        entry ->
                            MODELS.computeIfAbsent(
                                service + '/' + wireName, key -> load(table, entry))));
  }

  private static OperationModel load(ServiceTable table, OperationEntry entry) {
    String prefix =
        "software.amazon.awssdk.services." + table.name() + ".model." + entry.classPrefix();
    return new OperationModel(
        table.name(),
        entry.name(),
        table.xmlNamespace(),
        builderOf(prefix + "Request"),
        builderOf(prefix + "Response"));
  }

  private static Supplier<SdkPojo> builderOf(String className) {
    try {
      Class<?> type = Class.forName(className);
      Class<?> builder = Class.forName(className + "$Builder");
      MethodHandle factory =
          MethodHandles.publicLookup()
              .findStatic(type, "builder", MethodType.methodType(builder))
              .asType(MethodType.methodType(SdkPojo.class));
      return () -> invoke(factory);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          className + " is in the tables but not in the SDK on the class path", e);
    }
  }

  @SuppressWarnings("IllegalCatch")
  private static SdkPojo invoke(MethodHandle factory) {
    try {
      return (SdkPojo) factory.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // builder() declares no checked exception
    }
  }
}
