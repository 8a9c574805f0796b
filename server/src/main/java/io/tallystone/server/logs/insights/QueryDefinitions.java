package io.tallystone.server.logs.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryParameter;

/**
 * Saved queries, stored as documents of the kind {@code logs-query-definition}.
 *
 * <pre>
 *   id    the definition's id, a UUID
 *   body  {"name": …, "query": …, "language": …, "modified": ms, "groups": […], "token": …,
 *          "parameters": [{"name": …, "value": …, "description": …}]}
 * </pre>
 */
final class QueryDefinitions {
  private static final String KIND = "logs-query-definition";

  /** "CloudWatch Logs quotas". */
  private static final int MOST = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Documents documents;
  private final Clock clock;

  QueryDefinitions(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** Creates a definition, or replaces all of one; its id. */
  synchronized String put(Call call, PutQueryDefinitionRequest input) {
    String id = input.queryDefinitionId();
    if (id == null) {
      Optional<String> before = byToken(call, input.clientToken());
      if (before.isPresent()) {
        return before.get();
      }
      if (documents.list(KIND, world(call), "", null, MOST).size() == MOST) {
        throw new AwsException("LimitExceededException", 400, "Resource limit exceeded.");
      }
      id = UUID.randomUUID().toString();
    } else if (documents.find(key(call, id)).isEmpty()) {
      throw noSuchDefinition();
    }
    String body = body(input);
    documents.update(key(call, id), old -> body);
    return id;
  }

  /** A request that is sent again must not create a second definition. */
  private Optional<String> byToken(Call call, String token) {
    if (token == null) {
      return Optional.empty();
    }
    return documents.list(KIND, world(call), "", null, MOST).stream()
        .filter(document -> read(document.body()).path("token").asText().equals(token))
        .map(document -> document.key().id())
        .findFirst();
  }

  /** All definitions, by name. */
  List<QueryDefinition> list(Call call) {
    return documents.list(KIND, world(call), "", null, MOST).stream()
        .map(QueryDefinitions::definition)
        .sorted(
            Comparator.comparing(QueryDefinition::name)
                .thenComparing(QueryDefinition::queryDefinitionId))
        .toList();
  }

  void delete(Call call, String id) {
    if (!documents.delete(key(call, id))) {
      throw noSuchDefinition();
    }
  }

  private static AwsException noSuchDefinition() {
    return new AwsException(
        "ResourceNotFoundException", 400, "The specified query definition does not exist.");
  }

  private static Documents.Key key(Call call, String id) {
    return new Documents.Key(KIND, world(call), id);
  }

  private static String world(Call call) {
    Scope scope = LogArns.scope(call);
    return scope.account() + "/" + scope.region();
  }

  private String body(PutQueryDefinitionRequest input) {
    ObjectNode body = JSON.createObjectNode();
    body.put("name", input.name())
        .put("query", input.queryString())
        .put(
            "language",
            input.queryLanguageAsString() == null ? "CWLI" : input.queryLanguageAsString())
        .put("modified", clock.millis())
        .put("token", input.clientToken());
    input.logGroupNames().forEach(body.putArray("groups")::add);
    for (QueryParameter parameter : input.parameters()) {
      body.withArray("parameters")
          .addObject()
          .put("name", parameter.name())
          .put("value", parameter.defaultValue())
          .put("description", parameter.description());
    }
    return body.toString();
  }

  private static QueryDefinition definition(Documents.Document document) {
    JsonNode body = read(document.body());
    List<String> groups = new ArrayList<>();
    body.path("groups").forEach(group -> groups.add(group.asText()));
    List<QueryParameter> parameters = new ArrayList<>();
    for (JsonNode parameter : body.path("parameters")) {
      parameters.add(
          QueryParameter.builder()
              .name(parameter.path("name").textValue())
              .defaultValue(parameter.path("value").textValue())
              .description(parameter.path("description").textValue())
              .build());
    }
    QueryDefinition.Builder definition =
        QueryDefinition.builder()
            .queryDefinitionId(document.key().id())
            .name(body.path("name").asText())
            .queryString(body.path("query").asText())
            .queryLanguage(body.path("language").asText())
            .lastModified(body.path("modified").asLong())
            .logGroupNames(groups);
    return parameters.isEmpty() ? definition.build() : definition.parameters(parameters).build();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored query definition is not JSON", broken);
    }
  }
}
