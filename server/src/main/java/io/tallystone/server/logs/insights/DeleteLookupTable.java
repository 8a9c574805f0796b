package io.tallystone.server.logs.insights;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLookupTableResponse;

/** Deletes a lookup table; queries that run keep its rows. */
final class DeleteLookupTable
    implements Operation<DeleteLookupTableRequest, DeleteLookupTableResponse>, Constrained {
  private final StoredTables tables;

  DeleteLookupTable(StoredTables tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "DeleteLookupTable";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure().required("lookupTableArn").build();
  }

  @Override
  public List<Access> access(DeleteLookupTableRequest input, Call call) {
    return tables.access("logs:DeleteLookupTable", input.lookupTableArn());
  }

  @Override
  public DeleteLookupTableResponse handle(DeleteLookupTableRequest input, Call call) {
    tables.delete(StoredTables.named(input.lookupTableArn(), call));
    return DeleteLookupTableResponse.builder().build();
  }
}
