package io.tallystone.server.logs.insights;

import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLookupTableResponse;

/** Stores a table that queries may look values up in. */
final class CreateLookupTable
    implements Operation<CreateLookupTableRequest, CreateLookupTableResponse>, Constrained {
  private final StoredTables tables;

  CreateLookupTable(StoredTables tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "CreateLookupTable";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .required("lookupTableName", LookupTableConstraints.NAME)
        .optional("description", LookupTableConstraints.DESCRIPTION)
        .optional("kmsKeyId", LookupTableConstraints.KMS_KEY)
        .optional("tags", LookupTableConstraints.TAGS)
        .build();
  }

  @Override
  public List<Access> access(CreateLookupTableRequest input, Call call) {
    String resource = arn(input, call).toString();
    Map<String, String> context = new LinkedHashMap<>();
    input.tags().forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
    List<Access> needed = new ArrayList<>();
    needed.add(new Access("logs:CreateLookupTable", resource, context));
    if (!input.tags().isEmpty()) {
      needed.add(new Access("logs:TagResource", resource, context));
    }
    return needed;
  }

  @Override
  public CreateLookupTableResponse handle(CreateLookupTableRequest input, Call call) {
    LookupTableConstraints.refuseKey(input.kmsKeyId());
    for (String key : input.tags().keySet()) {
      if (key.regionMatches(true, 0, "aws:", 0, 4)) {
        throw InsightsErrors.invalid(
            "Tag key '%s': keys that start with aws: are reserved".formatted(key));
      }
    }
    String csv = LookupTableConstraints.csv(input.tableBody(), input.queryId());
    StoredTable table = tables.create(arn(input, call), input.description(), csv, input.tags());
    return CreateLookupTableResponse.builder()
        .lookupTableArn(table.arn().toString())
        .createdAt(table.modified())
        .build();
  }

  private static LookupTableArn arn(CreateLookupTableRequest input, Call call) {
    return new LookupTableArn(LogArns.scope(call), input.lookupTableName());
  }
}
