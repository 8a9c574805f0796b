package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Changes one thing of a log group. */
final class GroupChanges {
  private GroupChanges() {}

  /** Changes a group that must be there. */
  static void apply(
      LogDirectory directory, Scope scope, String name, UnaryOperator<LogGroup> change) {
    if (directory.updateGroup(scope, name, change).isEmpty()) {
      throw LogsErrors.noSuchGroup();
    }
  }

  static LogGroup retention(LogGroup group, OptionalInt days) {
    return with(group, days, group.deletionProtected(), group.tags());
  }

  static LogGroup protectedFrom(LogGroup group, boolean deletion) {
    return with(group, group.retentionDays(), deletion, group.tags());
  }

  static LogGroup tags(LogGroup group, Map<String, String> tags) {
    return with(group, group.retentionDays(), group.deletionProtected(), tags);
  }

  private static LogGroup with(
      LogGroup group, OptionalInt retention, boolean isProtected, Map<String, String> tags) {
    return new LogGroup(
        group.id(),
        group.scope(),
        group.name(),
        group.logGroupClass(),
        group.createdAt(),
        retention,
        isProtected,
        tags,
        group.storedBytes());
  }
}
