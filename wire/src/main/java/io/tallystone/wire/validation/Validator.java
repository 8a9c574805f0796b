package io.tallystone.wire.validation;

import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.model.ServiceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Checks a service's inputs before its operations see them: required members, lengths, ranges,
 * patterns and enums, from the generated tables and from operations that are {@link Constrained}.
 * Safe for use by many threads.
 */
public final class Validator {
  private final String errorCode;
  private final Map<String, Constraint.Structure> tables = new HashMap<>();
  private final Map<String, Constraint.Structure> byHand = new HashMap<>();
  private final Map<String, List<Check>> checks = new ConcurrentHashMap<>();

  private Validator(String errorCode) {
    this.errorCode = errorCode;
  }

  /** A validator with the error code that the service is documented to answer with. */
  public static Validator of(Service service) {
    return of(service, documentedCode(service.name()));
  }

  /** A validator with a code of the caller's choice. */
  public static Validator of(Service service, String errorCode) {
    Validator validator = new Validator(errorCode);
    ServiceTable.find(service.name())
        .ifPresent(
            table ->
                table
                    .operations()
                    .forEach((name, entry) -> put(validator.tables, name, entry.input())));
    for (AnyOperation<?> operation : service.operations()) {
      if (operation instanceof Constrained constrained) {
        put(validator.byHand, operation.name(), constrained.constraints());
      }
    }
    return validator;
  }

  private static void put(
      Map<String, Constraint.Structure> map,
      String operation,
      Constraint.@Nullable Structure constraint) {
    if (constraint != null) {
      map.put(operation, constraint);
    }
  }

  /**
   * The code for inputs that violate the model: InvalidParameterException in CloudWatch Logs (its
   * API Reference, "Common Errors" and each operation), ValidationError in the query services (IAM
   * API Reference, "Common Errors"), ValidationException elsewhere.
   */
  private static String documentedCode(String service) {
    return switch (service) {
      case "cloudwatchlogs" -> "InvalidParameterException";
      case "iam", "sts" -> "ValidationError";
      default -> "ValidationException";
    };
  }

  /**
   * Checks an input.
   *
   * @throws AwsException the service's code, 400, with AWS's message, if it violates the model
   */
  public void check(OperationModel operation, SdkPojo input) {
    Violations violations = new Violations();
    for (Check check : checks.computeIfAbsent(operation.name(), name -> compile(operation))) {
      check.check(input, Path.ROOT, violations);
    }
    if (!violations.isEmpty()) {
      throw new AwsException(errorCode, 400, violations.message());
    }
  }

  private List<Check> compile(OperationModel operation) {
    List<Check> compiled = new ArrayList<>(2);
    for (Map<String, Constraint.Structure> source : List.of(tables, byHand)) {
      Constraint.Structure constraint = source.get(operation.name());
      if (constraint != null) {
        compiled.add(new StructureCheck(constraint, operation.newInput()));
      }
    }
    return List.copyOf(compiled);
  }
}
