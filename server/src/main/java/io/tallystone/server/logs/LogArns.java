package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.wire.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service's ARNs (Service Authorization Reference, "Amazon CloudWatch Logs"). All are of the
 * partition {@code aws}, whatever the Region: a second way to write an ARN would be a way around
 * the policies that name the first.
 */
public final class LogArns {
  private static final Pattern GROUP =
      Pattern.compile("arn:aws:logs:([a-z0-9-]+):([0-9]{12}):log-group:([^:*]+)");

  private static final Pattern IN_GROUP =
      Pattern.compile("arn:aws:logs:([a-z0-9-]+):([0-9]{12}):log-group:([^:*]+)(:.*)?");

  private LogArns() {}

  /** An ARN of a log group, taken apart. */
  record GroupArn(Scope scope, String name) {}

  /** The world a call acts in. */
  public static Scope scope(Call call) {
    return new Scope(call.account(), call.region());
  }

  /** Of the group itself: what tags hang on. */
  static String group(Scope scope, String name) {
    return "arn:aws:logs:%s:%s:log-group:%s".formatted(scope.region(), scope.account(), name);
  }

  /** Of the group itself. */
  static String group(LogGroup group) {
    return group(group.scope(), group.name());
  }

  /** Of the group with all in it: what most permissions are for. */
  public static String groupContent(Scope scope, String name) {
    return group(scope, name) + ":*";
  }

  static String stream(Scope scope, String group, String stream) {
    return group(scope, group) + ":log-stream:" + stream;
  }

  /** Of all groups of the scope together: what permission to list them is for. */
  static String allGroups(Scope scope) {
    return group(scope, "") + ":log-stream:";
  }

  /** Takes an ARN of a log group apart; it may not end in {@code :*}. */
  static Optional<GroupArn> parse(String arn) {
    return groupArn(GROUP.matcher(arn));
  }

  /** The log group of an ARN of a group, of all in it, or of one of its streams. */
  static Optional<GroupArn> groupOf(String arn) {
    return groupArn(IN_GROUP.matcher(arn));
  }

  private static Optional<GroupArn> groupArn(Matcher matcher) {
    return matcher.matches()
        ? Optional.of(new GroupArn(new Scope(matcher.group(2), matcher.group(1)), matcher.group(3)))
        : Optional.empty();
  }
}
