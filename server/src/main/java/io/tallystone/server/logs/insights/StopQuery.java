package io.tallystone.server.logs.insights;

import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** Ends a query early; what it found can still be read. */
final class StopQuery implements Operation<StopQueryRequest, StopQueryResponse> {
  private final Queries queries;

  StopQuery(Queries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "StopQuery";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(StopQueryRequest input, Call call) {
    return List.of(Access.to("logs:StopQuery", "*"));
  }

  @Override
  public StopQueryResponse handle(StopQueryRequest input, Call call) {
    QueryRecord query =
        queries.find(LogArns.scope(call), input.queryId()).orElseThrow(InsightsErrors::noSuchQuery);
    if (!query.running().cancel()) {
      throw InsightsErrors.invalid("The specified query is not running.");
    }
    return StopQueryResponse.builder().success(true).build();
  }
}
