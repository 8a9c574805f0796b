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

  private LogsConstraints() {}
}
