package io.tallystone.server.logs;

import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** Creates a log group. */
final class CreateLogGroup implements Operation<CreateLogGroupRequest, CreateLogGroupResponse> {
  /** Groups of the class DELIVERY keep their events for one day (API reference). */
  private static final int DELIVERY_RETENTION_DAYS = 1;

  private final LogDirectory directory;
  private final StoredPolicies policies;
  private final LogsQuotas.Resources quotas;
  private final Clock clock;

  CreateLogGroup(
      LogDirectory directory, StoredPolicies policies, LogsQuotas.Resources quotas, Clock clock) {
    this.directory = directory;
    this.policies = policies;
    this.quotas = quotas;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "CreateLogGroup";
  }

  @Override
  public List<Access> access(CreateLogGroupRequest input, Call call) {
    String resource = LogArns.groupContent(LogArns.scope(call), input.logGroupName());
    Map<String, String> context = new LinkedHashMap<>();
    input.tags().forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
    List<Access> needed = new ArrayList<>();
    needed.add(new Access("logs:CreateLogGroup", resource, context));
    if (!input.tags().isEmpty()) {
      needed.add(new Access("logs:TagResource", resource, context));
    }
    return needed;
  }

  @Override
  public CreateLogGroupResponse handle(CreateLogGroupRequest input, Call call) {
    String name = input.logGroupName();
    Scope scope = LogArns.scope(call);
    if (name.regionMatches(true, 0, "aws/", 0, 4)) {
      throw LogsErrors.invalid("Log groups starting with AWS/ are reserved for AWS.");
    }
    if (input.kmsKeyId() != null) {
      throw LogsErrors.invalid(
          "kmsKeyId: encryption with KMS keys is not supported; encrypt the disk instead");
    }
    if (directory.groupCount(scope) >= quotas.groups()) {
      throw LogsErrors.limitExceeded();
    }
    try {
      List<Documents.Key> leftovers = List.of(StoredPolicies.ofGroup(scope, name));
      if (directory.createGroup(group(input, scope), leftovers).isEmpty()) {
        throw LogsErrors.groupExists();
      }
    } finally {
      policies.changed();
    }
    return CreateLogGroupResponse.builder().build();
  }

  private LogGroup group(CreateLogGroupRequest input, Scope scope) {
    String name = input.logGroupName();
    LogGroupClass logGroupClass =
        input.logGroupClass() == null ? LogGroupClass.STANDARD : input.logGroupClass();
    return new LogGroup(
        0,
        scope,
        name,
        logGroupClass.toString(),
        clock.millis(),
        logGroupClass == LogGroupClass.DELIVERY
            ? OptionalInt.of(DELIVERY_RETENTION_DAYS)
            : OptionalInt.empty(),
        Boolean.TRUE.equals(input.deletionProtectionEnabled()),
        TagRules.added(Map.of(), input.tags(), quotas.tags(), LogArns.group(scope, name)),
        0);
  }
}
