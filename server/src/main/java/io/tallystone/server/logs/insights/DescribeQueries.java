package io.tallystone.server.logs.insights;

import io.tallystone.server.logs.LogArns;
import io.tallystone.server.logs.PageTokens;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;

/** Lists queries that run or ended not long ago, newest first. */
final class DescribeQueries implements Operation<DescribeQueriesRequest, DescribeQueriesResponse> {
  private static final int PAGE = 1_000;

  private final Queries queries;

  DescribeQueries(Queries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "DescribeQueries";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(DescribeQueriesRequest input, Call call) {
    return List.of(Access.to("logs:DescribeQueries", "*"));
  }

  @Override
  public DescribeQueriesResponse handle(DescribeQueriesRequest input, Call call) {
    List<QueryRecord> wanted =
        queries.list(LogArns.scope(call)).stream().filter(query -> fits(query, input)).toList();
    int from = start(input.nextToken(), wanted);
    int to =
        Math.min(wanted.size(), from + (input.maxResults() == null ? PAGE : input.maxResults()));
    return DescribeQueriesResponse.builder()
        .queries(wanted.subList(from, to).stream().map(DescribeQueries::info).toList())
        .nextToken(to < wanted.size() ? PageTokens.of(wanted.get(to - 1).id()) : null)
        .build();
  }

  private static boolean fits(QueryRecord query, DescribeQueriesRequest input) {
    return (input.logGroupName() == null || query.groups().contains(input.logGroupName()))
        && (input.status() == null || query.status() == input.status())
        && (input.queryLanguage() == null || query.language() == input.queryLanguage());
  }

  /** After the query that the page before ended with. */
  private static int start(@Nullable String token, List<QueryRecord> wanted) {
    String id = PageTokens.single(token);
    if (id == null) {
      return 0;
    }
    return IntStream.range(0, wanted.size())
        .filter(i -> wanted.get(i).id().equals(id))
        .map(i -> i + 1)
        .findFirst()
        .orElse(wanted.size());
  }

  private static QueryInfo info(QueryRecord query) {
    return QueryInfo.builder()
        .queryLanguage(query.language())
        .queryId(query.id())
        .queryString(query.text())
        .status(query.status())
        .createTime(query.createTime())
        .logGroupName(query.groups().isEmpty() ? null : query.groups().get(0))
        .queryDuration(query.running().elapsed().toMillis())
        .bytesScanned((double) query.running().statistics().bytesScanned())
        .userIdentity(query.caller())
        .build();
  }
}
