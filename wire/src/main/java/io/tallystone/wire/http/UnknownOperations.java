package io.tallystone.wire.http;

import io.tallystone.wire.model.ServiceTable;

/** Tells a misspelt operation from one that AWS has and this server does not. */
final class UnknownOperations {
  private UnknownOperations() {}

  static String text(Target target) {
    boolean known =
        ServiceTable.find(target.service().name())
            .filter(table -> table.operations().containsKey(target.operation()))
            .isPresent();
    return known
        ? "%s is an operation of %s that this server does not offer"
            .formatted(target.operation(), target.service().signingName())
        : "Could not find operation %s of %s"
            .formatted(target.operation(), target.service().signingName());
  }
}
