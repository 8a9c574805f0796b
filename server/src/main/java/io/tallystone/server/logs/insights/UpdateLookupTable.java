package io.tallystone.server.logs.insights;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.UpdateLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UpdateLookupTableResponse;

/** Replaces all rows of a lookup table; queries that run keep the rows they began with. */
final class UpdateLookupTable
    implements Operation<UpdateLookupTableRequest, UpdateLookupTableResponse>, Constrained {
  private final StoredTables tables;

  UpdateLookupTable(StoredTables tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "UpdateLookupTable";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .required("lookupTableArn")
        .optional("description", LookupTableConstraints.DESCRIPTION)
        .optional("kmsKeyId", LookupTableConstraints.KMS_KEY)
        .build();
  }

  @Override
  public List<Access> access(UpdateLookupTableRequest input, Call call) {
    return tables.access("logs:UpdateLookupTable", input.lookupTableArn());
  }

  @Override
  public UpdateLookupTableResponse handle(UpdateLookupTableRequest input, Call call) {
    LookupTableConstraints.refuseKey(input.kmsKeyId());
    StoredTable table =
        tables.update(
            StoredTables.named(input.lookupTableArn(), call),
            input.description(),
            LookupTableConstraints.csv(input.tableBody(), input.queryId()));
    return UpdateLookupTableResponse.builder()
        .lookupTableArn(table.arn().toString())
        .lastUpdatedTime(table.modified())
        .build();
  }
}
