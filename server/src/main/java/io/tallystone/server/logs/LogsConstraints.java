package io.tallystone.server.logs;

import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constraints;

/** Types of the API reference that operations share which are newer than the models. */
final class LogsConstraints {
  static final Constraint GROUP_IDENTIFIER = Constraints.text(1, 2_048, "[\\w#+=/:,.@-]*");

  static final Constraint ACCOUNTS = Constraints.list(0, 20, Constraints.text(12, 12, "^\\d{12}$"));

  /** Up to five alternatives of 3 to 24 characters, which ^ ties to the start. */
  static final Constraint NAME_PATTERN =
      Constraints.text(
          3, 129, "(\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24})(\\|\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}){0,4}");

  static final Constraint TAG_FILTER =
      Constraints.structure()
          .required("key", Constraints.text(1, 128, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$"))
          .optional(
              "values",
              Constraints.list(
                  0, 5, Constraints.text(0, 259, "^!?\\*?([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)\\*?$")))
          .build();

  static final Constraint DATA_SOURCE = Constraints.structure().required("name").build();

  static final Constraint FIELD_INDEX = Constraints.text(1, 512, "[\\.\\-_/#A-Za-z0-9]+");

  static final Constraint REVISION = Constraints.text(1, Integer.MAX_VALUE);

  private LogsConstraints() {}
}
