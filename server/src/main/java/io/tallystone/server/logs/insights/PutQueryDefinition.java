package io.tallystone.server.logs.insights;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;

/** Saves a query, or replaces all of a saved one: what the request leaves out is gone. */
final class PutQueryDefinition
    implements Operation<PutQueryDefinitionRequest, PutQueryDefinitionResponse> {
  private final QueryDefinitions definitions;

  PutQueryDefinition(QueryDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public String name() {
    return "PutQueryDefinition";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(PutQueryDefinitionRequest input, Call call) {
    return List.of(Access.to("logs:PutQueryDefinition", "*"));
  }

  @Override
  public PutQueryDefinitionResponse handle(PutQueryDefinitionRequest input, Call call) {
    return PutQueryDefinitionResponse.builder()
        .queryDefinitionId(definitions.put(call, input))
        .build();
  }
}
