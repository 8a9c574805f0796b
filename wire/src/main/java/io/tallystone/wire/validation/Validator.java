package io.tallystone.wire.validation;

import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.model.ServiceTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Checks a service's inputs before its operations see them: required members, lengths, ranges,
 * patterns and enums, from the generated tables, from the SDK's enums and from operations that are
 * {@link Constrained}. Safe for use by many threads.
 */
public final class Validator {
  private static final Constraint.Structure NOTHING = new Constraint.Structure(List.of());

  private final String errorCode;
  private final Map<String, Constraint.Structure> constraints = new HashMap<>();
  private final Map<String, Check> checks = new ConcurrentHashMap<>();

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
        .map(ServiceTable::operations)
        .orElse(Map.of())
        .values()
        .forEach(operation -> validator.add(operation.name(), operation.input()));
    for (AnyOperation<?> operation : service.operations()) {
      if (operation instanceof Constrained constrained) {
        validator.add(operation.name(), constrained.constraints());
      }
    }
    return validator;
  }

  /** Adds constraints; those of a member that has some already replace them. */
  private void add(String operation, Constraint.@Nullable Structure added) {
    if (added != null) {
      Map<String, Constraint.Member> members = new LinkedHashMap<>();
      Constraint.Structure known = constraints.getOrDefault(operation, NOTHING);
      known.members().forEach(member -> members.put(member.name(), member));
      added.members().forEach(member -> members.put(member.name(), member));
      constraints.put(operation, new Constraint.Structure(List.copyOf(members.values())));
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
    checks
        .computeIfAbsent(operation.name(), name -> compile(operation))
        .check(input, Path.ROOT, violations);
    if (!violations.isEmpty()) {
      throw new AwsException(errorCode, 400, violations.message());
    }
  }

  private Check compile(OperationModel operation) {
    Constraint.Structure known = constraints.getOrDefault(operation.name(), NOTHING);
    return new StructureCheck(known, operation.newInput());
  }
}
