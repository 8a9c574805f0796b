package io.tallystone.server.logs.insights;

import io.tallystone.server.logs.PageTokens;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;

/** Lists saved queries by name. */
final class DescribeQueryDefinitions
    implements Operation<DescribeQueryDefinitionsRequest, DescribeQueryDefinitionsResponse> {
  private static final int PAGE = 1_000;

  private final QueryDefinitions definitions;

  DescribeQueryDefinitions(QueryDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public String name() {
    return "DescribeQueryDefinitions";
  }

  /** AWS knows no resource for it. */
  @Override
  public List<Access> access(DescribeQueryDefinitionsRequest input, Call call) {
    return List.of(Access.to("logs:DescribeQueryDefinitions", "*"));
  }

  @Override
  public DescribeQueryDefinitionsResponse handle(DescribeQueryDefinitionsRequest input, Call call) {
    String after = PageTokens.single(input.nextToken());
    String prefix =
        input.queryDefinitionNamePrefix() == null ? "" : input.queryDefinitionNamePrefix();
    List<QueryDefinition> wanted =
        definitions.list(call).stream()
            .filter(definition -> definition.name().startsWith(prefix))
            .filter(
                definition ->
                    input.queryLanguage() == null
                        || definition.queryLanguage() == input.queryLanguage())
            .filter(definition -> after == null || place(definition).compareTo(after) > 0)
            .toList();
    int page = input.maxResults() == null ? PAGE : input.maxResults();
    List<QueryDefinition> shown = wanted.subList(0, Math.min(page, wanted.size()));
    return DescribeQueryDefinitionsResponse.builder()
        .queryDefinitions(shown)
        .nextToken(shown.size() < wanted.size() ? PageTokens.of(place(shown.getLast())) : null)
        .build();
  }

  /** What the listing is ordered by, as one text. */
  private static String place(QueryDefinition definition) {
    return definition.name() + "\n" + definition.queryDefinitionId();
  }
}
