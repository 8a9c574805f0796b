package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.run.Batch;
import io.tallystone.engine.query.run.Running;
import io.tallystone.engine.query.run.Statistics;
import io.tallystone.engine.query.value.Rendering;
import io.tallystone.server.logs.LogArns;
import io.tallystone.server.logs.PageTokens;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** The rows of a query: of one that runs, those found so far. */
final class GetQueryResults implements Operation<GetQueryResultsRequest, GetQueryResultsResponse> {
  private static final int PAGE = 10_000;

  private final Queries queries;

  GetQueryResults(Queries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "GetQueryResults";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(GetQueryResultsRequest input, Call call) {
    return List.of(Access.to("logs:GetQueryResults", "*"));
  }

  @Override
  public GetQueryResultsResponse handle(GetQueryResultsRequest input, Call call) {
    QueryRecord query =
        queries.find(LogArns.scope(call), input.queryId()).orElseThrow(InsightsErrors::noSuchQuery);
    Running running = query.running();
    Running.Answer answer = running.answer();
    Batch rows = answer.rows();
    int from = start(input.nextToken(), rows.size());
    int to = Math.min(rows.size(), from + (input.maxItems() == null ? PAGE : input.maxItems()));
    return GetQueryResultsResponse.builder()
        .queryLanguage(query.language())
        .results(results(rows, running.shown(), from, to))
        .statistics(statistics(running.statistics(), query, rows.size()))
        .status(QueryRecord.status(answer.status()))
        .nextToken(
            answer.status().hasEnded() && to < rows.size()
                ? PageTokens.of(Integer.toString(to))
                : null)
        .build();
  }

  private static int start(@Nullable String token, int rows) {
    String row = PageTokens.single(token);
    if (row == null) {
      return 0;
    }
    try {
      return Math.min(rows, Integer.parseUnsignedInt(row));
    } catch (NumberFormatException invalid) {
      throw InsightsErrors.invalid("The specified nextToken is invalid.");
    }
  }

  private static List<List<ResultField>> results(Batch rows, List<String> shown, int from, int to) {
    List<List<ResultField>> results = new ArrayList<>(to - from);
    Batch.Cursor cursor = rows.cursor();
    for (int row = from; row < to; row++) {
      cursor.at(row);
      List<ResultField> fields = new ArrayList<>(shown.size());
      for (String name : shown) {
        String value = Rendering.render(cursor.get(name));
        if (value != null) {
          fields.add(ResultField.builder().field(name).value(value).build());
        }
      }
      results.add(fields);
    }
    return results;
  }

  private static QueryStatistics statistics(Statistics seen, QueryRecord query, int rows) {
    return QueryStatistics.builder()
        .recordsMatched((double) seen.recordsMatched())
        .recordsScanned((double) seen.recordsScanned())
        .bytesScanned((double) seen.bytesScanned())
        .estimatedRecordsSkipped((double) seen.recordsSkipped())
        .estimatedBytesSkipped((double) seen.bytesSkipped())
        .logGroupsScanned((double) query.groups().size())
        .resultCount((double) rows)
        .build();
  }
}
