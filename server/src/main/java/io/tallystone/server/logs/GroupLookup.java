package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the log groups and log streams that requests name. */
public final class GroupLookup {
  private final LogDirectory directory;

  /** Looks them up in this directory. */
  public GroupLookup(LogDirectory directory) {
    this.directory = directory;
  }

  /** The group of that name in the caller's account and Region. */
  LogGroup byName(Call call, String name) {
    return directory.group(LogArns.scope(call), name).orElseThrow(LogsErrors::noSuchGroup);
  }

  /** The group with that name or ARN. Those of other accounts and Regions cannot be reached. */
  public LogGroup byIdentifier(Call call, String identifier) {
    return find(call, identifier).orElseThrow(LogsErrors::noSuchGroup);
  }

  /** The group with that name or ARN, if there is one. */
  Optional<LogGroup> find(Call call, String identifier) {
    String name = name(identifier);
    boolean elsewhere =
        LogArns.parse(identifier)
            .filter(arn -> !arn.scope().equals(LogArns.scope(call)))
            .isPresent();
    return elsewhere ? Optional.empty() : directory.group(LogArns.scope(call), name);
  }

  /** The group given by either parameter. */
  public LogGroup byEither(Call call, @Nullable String name, @Nullable String identifier) {
    return byIdentifier(call, either(name, identifier));
  }

  LogStream stream(LogGroup group, String name) {
    return directory.stream(group.id(), name).orElseThrow(LogsErrors::noSuchStream);
  }

  /** Access to a group with all in it. */
  public Access access(String action, Call call, String name) {
    return tagged(action, call, name, LogArns.groupContent(LogArns.scope(call), name));
  }

  /** Access to a group that is given by either parameter. */
  public Access access(
      String action, Call call, @Nullable String name, @Nullable String identifier) {
    return access(action, call, name(either(name, identifier)));
  }

  /** Access to a group that is given by name or ARN. */
  public Access accessByIdentifier(String action, Call call, String identifier) {
    return access(action, call, name(identifier));
  }

  /** Access to a log stream. */
  Access streamAccess(String action, Call call, String group, String stream) {
    return tagged(action, call, group, LogArns.stream(LogArns.scope(call), group, stream));
  }

  /** Access to a log stream of a group that is given by either parameter. */
  Access streamAccess(
      String action, Call call, @Nullable String name, @Nullable String identifier, String stream) {
    return streamAccess(action, call, name(either(name, identifier)), stream);
  }

  /** With the tags that the group has, for conditions on them. */
  private Access tagged(String action, Call call, String name, String resource) {
    Map<String, String> context = new LinkedHashMap<>();
    directory
        .group(LogArns.scope(call), name)
        .ifPresent(
            group ->
                group.tags().forEach((key, value) -> context.put("aws:ResourceTag/" + key, value)));
    return new Access(action, resource, context);
  }

  private static String either(@Nullable String name, @Nullable String identifier) {
    if (name != null && identifier == null) {
      return name;
    }
    if (identifier != null && name == null) {
      return identifier;
    }
    throw LogsErrors.invalid(
        "You must include either logGroupIdentifier or logGroupName, but not both.");
  }

  private static String name(String identifier) {
    if (!identifier.startsWith("arn:")) {
      return identifier;
    }
    return LogArns.parse(identifier)
        .map(LogArns.GroupArn::name)
        .orElseThrow(
            () ->
                LogsErrors.invalid(
                    "'"
                        + identifier
                        + "' is not the ARN of a log group (expected:"
                        + " arn:aws:logs:region:account:log-group:name, without :* at its end)"));
  }
}
