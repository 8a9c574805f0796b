package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of log groups, for both tagging APIs. */
final class GroupTags {
  private final LogDirectory directory;
  private final GroupLookup groups;
  private final int limit;

  GroupTags(LogDirectory directory, LogsQuotas.Resources quotas) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
    this.limit = quotas.tags();
  }

  /** The group of that name. */
  LogGroup named(Call call, String name) {
    return groups.byName(call, name);
  }

  /** The group with that ARN: the only resources with tags. */
  LogGroup resource(Call call, String arn) {
    return LogArns.parse(arn)
        .filter(parsed -> parsed.scope().equals(LogArns.scope(call)))
        .flatMap(parsed -> directory.group(parsed.scope(), parsed.name()))
        .orElseThrow(LogsErrors::noSuchResource);
  }

  /** Whether the group was not deleted in the meantime. */
  boolean isThere(LogGroup group) {
    return directory.groupById(group.id()).isPresent();
  }

  void add(LogGroup group, Map<String, String> tags) {
    update(group, now -> TagRules.added(now, tags, limit, LogArns.group(group)));
  }

  void remove(LogGroup group, Collection<String> keys) {
    update(
        group,
        now -> {
          Map<String, String> rest = new LinkedHashMap<>(now);
          rest.keySet().removeAll(keys);
          return rest;
        });
  }

  /** Access to a resource by its ARN, with the tags that it has and is to get. */
  List<Access> access(String action, Call call, String arn, Map<String, String> added) {
    Optional<String> name = LogArns.parse(arn).map(LogArns.GroupArn::name);
    Map<String, String> context = new LinkedHashMap<>();
    name.ifPresent(group -> context.putAll(groups.access(action, call, group).context()));
    return List.of(new Access(action, arn, with(context, added)));
  }

  /** Access to a group by its name, with the tags that it has and is to get. */
  List<Access> namedAccess(String action, Call call, String name, Map<String, String> added) {
    Access access = groups.access(action, call, name);
    return List.of(new Access(action, access.resource(), with(access.context(), added)));
  }

  private static Map<String, String> with(Map<String, String> context, Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(context);
    added.forEach((key, value) -> all.put("aws:RequestTag/" + key, value));
    return all;
  }

  private void update(LogGroup group, TagChange change) {
    GroupChanges.apply(
        directory,
        group.scope(),
        group.name(),
        now -> GroupChanges.tags(now, change.apply(now.tags())));
  }

  @FunctionalInterface
  private interface TagChange {
    Map<String, String> apply(Map<String, String> tags);
  }
}
