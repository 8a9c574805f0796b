package io.tallystone.server.logs.insights;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;

/** Deletes a saved query. */
final class DeleteQueryDefinition
    implements Operation<DeleteQueryDefinitionRequest, DeleteQueryDefinitionResponse> {
  private final QueryDefinitions definitions;

  DeleteQueryDefinition(QueryDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public String name() {
    return "DeleteQueryDefinition";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(DeleteQueryDefinitionRequest input, Call call) {
    return List.of(Access.to("logs:DeleteQueryDefinition", "*"));
  }

  @Override
  public DeleteQueryDefinitionResponse handle(DeleteQueryDefinitionRequest input, Call call) {
    definitions.delete(call, input.queryDefinitionId());
    return DeleteQueryDefinitionResponse.builder().success(true).build();
  }
}
