package io.tallystone.server.logs.insights;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableResponse;

/** A lookup table with its rows. */
final class GetLookupTable
    implements Operation<GetLookupTableRequest, GetLookupTableResponse>, Constrained {
  private final StoredTables tables;

  GetLookupTable(StoredTables tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "GetLookupTable";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure().required("lookupTableArn").build();
  }

  @Override
  public List<Access> access(GetLookupTableRequest input, Call call) {
    return tables.access("logs:GetLookupTable", input.lookupTableArn());
  }

  @Override
  public GetLookupTableResponse handle(GetLookupTableRequest input, Call call) {
    LookupTableArn arn = StoredTables.named(input.lookupTableArn(), call);
    StoredTable table = tables.existing(arn);
    String csv = tables.csv(arn).orElseThrow(StoredTables::noSuchTable);
    return GetLookupTableResponse.builder()
        .lookupTableArn(arn.toString())
        .lookupTableName(arn.name())
        .description(table.description())
        .tableBody(csv)
        .sizeBytes((long) csv.getBytes(StandardCharsets.UTF_8).length)
        .lastUpdatedTime(table.modified())
        .build();
  }
}
