package io.tallystone.server.logs.insights;

import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constraints;
import org.jspecify.annotations.Nullable;

/** What requests for lookup tables may be (API reference); the models are older. */
final class LookupTableConstraints {
  static final Constraint NAME = Constraints.text(1, 256, "^[a-zA-Z0-9_]+$");
  static final Constraint DESCRIPTION = Constraints.text(0, 1_024);
  static final Constraint KMS_KEY = Constraints.text(0, 256);
  static final Constraint PAGE = Constraints.number(1, 100);
  static final Constraint TAGS =
      Constraints.map(
          0,
          50,
          Constraints.text(1, 128, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$"),
          Constraints.text(0, 256, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"));

  private LookupTableConstraints() {}

  /** Refuses keys; an empty one asks for none. */
  static void refuseKey(@Nullable String kmsKeyId) {
    if (kmsKeyId != null && !kmsKeyId.isEmpty()) {
      throw InsightsErrors.invalid(
          "kmsKeyId: encryption with KMS keys is not supported; encrypt the disk instead");
    }
  }

  /** The CSV; rows of a query's result are not taken. */
  static String csv(@Nullable String tableBody, @Nullable String queryId) {
    if (queryId != null) {
      throw InsightsErrors.invalid(
          "queryId: tables from the results of queries are not supported; give tableBody");
    }
    if (tableBody == null) {
      throw InsightsErrors.invalid("tableBody: missing (expected: CSV with a header)");
    }
    return tableBody;
  }
}
