package io.tallystone.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one table per service. Run by the build of the wire module.
 *
 * <p>Arguments: the output directory, then one {@code sdkPackage=modelName} per service, e.g.
 * {@code cloudwatchlogs=logs-2014-03-28}: the package of the SDK for Java v2 whose operations are
 * served, and the model of the SDK for Java v1 that knows its constraints.
 */
public final class TableGenerator {
  private TableGenerator() {}

  /** Generates. Fails the build on the first problem. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      throw new IllegalArgumentException(
          "arguments: " + Arrays.toString(arguments) + " (expected: directory service=model …)");
    }
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException(
            "service: " + argument + " (expected: sdkPackage=modelName)");
      }
      String service = argument.substring(0, equals);
      ServiceModel model = ServiceModel.load(argument.substring(equals + 1));
      SdkClasses sdk = SdkClasses.of(service);
      String table = new TableText(service, model, sdk).render();
      Files.writeString(directory.resolve(service + ".table"), table);
    }
  }
}
