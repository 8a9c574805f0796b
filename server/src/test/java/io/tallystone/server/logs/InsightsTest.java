package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupField;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** Logs Insights through the SDK's client, over real files. */
class InsightsTest {
  private static final List<QueryStatus> UNDER_WAY =
      List.of(QueryStatus.SCHEDULED, QueryStatus.RUNNING);

  @TempDir Path directory;
  private RealServer server;
  private final long now = System.currentTimeMillis();

  @BeforeEach
  void start() throws Exception {
    server = new RealServer(directory);
    for (String group : List.of("app-a", "app-b", "web")) {
      server.client.createLogGroup(r -> r.logGroupName(group));
      server.client.createLogStream(r -> r.logGroupName(group).logStreamName("s"));
    }
    put("app-a", "{\"level\":\"ERROR\",\"svc\":\"api\",\"ms\":120}", "plain text");
    put("app-b", "{\"level\":\"INFO\",\"svc\":\"db\",\"ms\":30}");
    put("web", "{\"level\":\"ERROR\",\"svc\":\"web\",\"ms\":7}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void put(String group, String... messages) {
    List<InputLogEvent> events = new ArrayList<>();
    for (String message : messages) {
      events.add(
          InputLogEvent.builder().timestamp(now - 1_000 + events.size()).message(message).build());
    }
    server.client.putLogEvents(r -> r.logGroupName(group).logStreamName("s").logEvents(events));
  }

  @Test
  void aQuestionIsAnsweredFromSealedAndUnsealedEvents() throws Exception {
    server.store.seal();
    put("app-a", "{\"level\":\"ERROR\",\"svc\":\"api\",\"ms\":80}");

    GetQueryResultsResponse answer =
        ask("filter level = 'ERROR' | stats count(*) as n, avg(ms) as mean by svc", "app-a");

    assertThat(rows(answer)).containsExactly(Map.of("svc", "api", "n", "2", "mean", "100"));
    assertThat(answer.statistics().recordsMatched()).isEqualTo(2);
    assertThat(answer.statistics().recordsScanned()).isEqualTo(3);
    assertThat(answer.statistics().logGroupsScanned()).isEqualTo(1);
    assertThat(answer.queryLanguageAsString()).isEqualTo("CWLI");
  }

  @Test
  void rowsOfEventsPointToTheirRecord() throws Exception {
    List<Map<String, String>> rows =
        rows(ask("fields @timestamp, svc | filter ispresent(svc)", "app-a"));

    assertThat(rows).singleElement().satisfies(row -> assertThat(row).containsKey("@ptr"));
    Map<String, String> record =
        server.client.getLogRecord(r -> r.logRecordPointer(rows.get(0).get("@ptr"))).logRecord();
    assertThat(record)
        .containsEntry("ms", "120")
        .containsEntry("@logStream", "s")
        .containsEntry("@log", RealServer.ACCOUNT + ":app-a")
        .containsEntry("@message", "{\"level\":\"ERROR\",\"svc\":\"api\",\"ms\":120}")
        .containsEntry("@timestamp", Long.toString(now - 1_000));
  }

  @Test
  void severalGroupsAreReadByNameByArnAndBySource() throws Exception {
    String arn = "arn:aws:logs:eu-central-1:" + RealServer.ACCOUNT + ":log-group:web";
    String byGroup = "filter ispresent(svc) | stats count(*) as n by @log";

    assertThat(rows(ask(byGroup, "app-a", arn)))
        .extracting(row -> row.get("@log"))
        .containsExactly(RealServer.ACCOUNT + ":app-a", RealServer.ACCOUNT + ":web");
    assertThat(rows(ask("SOURCE logGroups(namePrefix: ['app-']) | " + byGroup)))
        .extracting(row -> row.get("@log"))
        .containsExactly(RealServer.ACCOUNT + ":app-a", RealServer.ACCOUNT + ":app-b");
  }

  @Test
  @DisplayName("faults row 27: a syntax error and an unknown command tell where they are")
  void whatCannotBeUnderstoodIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> ask("fields a | frobnicate b", "web"))
        .isInstanceOfSatisfying(
            MalformedQueryException.class,
            e -> assertThat(e.queryCompileError().location().startCharOffset()).isEqualTo(11));
    assertThatThrownBy(() -> ask("stats nosuch(a)", "web"))
        .isInstanceOfSatisfying(
            MalformedQueryException.class,
            e -> {
              assertThat(e.queryCompileError().location().startCharOffset()).isEqualTo(6);
              assertThat(e.queryCompileError().message()).contains("nosuch");
            });
    assertThatThrownBy(() -> ask("filter a like /(/", "web"))
        .isInstanceOf(MalformedQueryException.class);
  }

  @Test
  @DisplayName("faults row 26: a pattern that blows up other engines is answered in linear time")
  void expressionsRunInLinearTime() throws Exception {
    put("web", "a".repeat(50_000) + "!");

    assertThat(rows(ask("parse @message /(a+)+$/ as x | filter @message like /(a*)*$/", "web")))
        .isNotNull();
  }

  @Test
  @DisplayName("faults row 30: a limit out of range, and stopping a query that has ended")
  void whatIsOutOfRangeIsRefused() throws Exception {
    assertThatThrownBy(
            () ->
                server.client.startQuery(
                    r ->
                        r.logGroupName("web")
                            .startTime(0L)
                            .endTime(1L)
                            .limit(100_001)
                            .queryString("fields a")))
        .isInstanceOf(CloudWatchLogsException.class)
        .hasMessageContaining("limit");
    String id = start("fields a", "web");
    await(id);
    assertThatThrownBy(() -> server.client.stopQuery(r -> r.queryId(id)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> server.client.getQueryResults(r -> r.queryId("none")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> ask("fields a", "nowhere"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> ask("fields a")).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void anAnswerThatSaysCompleteHasAllRows() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(ask("fields level", "app-a").results()).hasSize(2);
    }
  }

  @Test
  void resultsComeInPages() throws Exception {
    String id = start("fields level | sort @message", "app-a");
    await(id);

    GetQueryResultsResponse first = server.client.getQueryResults(r -> r.queryId(id).maxItems(1));
    GetQueryResultsResponse second =
        server.client.getQueryResults(r -> r.queryId(id).nextToken(first.nextToken()));

    assertThat(first.results()).hasSize(1);
    assertThat(second.results()).hasSize(1).doesNotContainAnyElementsOf(first.results());
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void queriesAreListedNewestFirst() throws Exception {
    String first = start("fields a", "web");
    await(first);
    String second = start("fields b", "app-a");
    await(second);

    assertThat(server.client.describeQueries().queries())
        .extracting(query -> query.queryId())
        .containsExactly(second, first);
    assertThat(server.client.describeQueries(r -> r.logGroupName("web")).queries())
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.queryString()).isEqualTo("fields a");
              assertThat(query.status()).isEqualTo(QueryStatus.COMPLETE);
            });
  }

  @Test
  void theFieldsOfAGroupComeWithTheirShareOfEvents() {
    List<LogGroupField> fields =
        server.client.getLogGroupFields(r -> r.logGroupName("app-a")).logGroupFields();

    assertThat(fields)
        .extracting(field -> field.name() + " " + field.percent())
        .containsExactly(
            "@ingestionTime 100",
            "@log 100",
            "@logStream 100",
            "@message 100",
            "@timestamp 100",
            "level 50",
            "ms 50",
            "svc 50");
  }

  @Test
  void queriesWithinReadTheGroupsThatTheyName() throws Exception {
    assertThat(
            rows(
                ask(
                    "filter level in (SOURCE 'web' | fields level) | fields svc | display svc",
                    "app-a",
                    "app-b")))
        .extracting(row -> row.get("svc"))
        .containsExactly("api");
    assertThat(
            rows(
                ask(
                    "join left=a right=b where a.level = b.level"
                        + " (SOURCE logGroups(namePrefix: ['we'])) | display a.svc, b.svc",
                    "app-a")))
        .containsExactly(Map.of("a.svc", "api", "b.svc", "web"));
    assertThatThrownBy(() -> ask("filter a in (SOURCE 'nosuch' | fields a)", "app-a"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () -> ask("filter a in (SOURCE dataSource(['amazon_vpc.flow']) | fields a)", "app-a"))
        .isInstanceOf(MalformedQueryException.class);
    assertThatThrownBy(
            () ->
                ask(
                    "filter a in (SOURCE 'web' | filter a in (SOURCE 'web' | fields a) | fields a)",
                    "app-a"))
        .isInstanceOfSatisfying(
            MalformedQueryException.class,
            e -> assertThat(e.queryCompileError().location().startCharOffset()).isEqualTo(41));
  }

  @Test
  void aSourceMaySayItsTimeRange() throws Exception {
    assertThat(rows(ask("SOURCE 'web' start=-1d end=now | fields svc"))).hasSize(1);
    assertThat(rows(ask("SOURCE 'web' start=-2d end=-1d | fields svc"))).isEmpty();
  }

  @Test
  void definitionsAreSavedReplacedAndDeleted() {
    String id =
        server
            .client
            .putQueryDefinition(
                r ->
                    r.name("errors")
                        .queryString("filter level = 'ERROR'")
                        .logGroupNames("web")
                        .clientToken("123e4567-e89b-12d3-a456-426614174000"))
            .queryDefinitionId();
    server.client.putQueryDefinition(
        r -> r.name("warnings").queryString("fields a").queryDefinitionId(id));

    List<QueryDefinition> saved =
        server.client.describeQueryDefinitions(r -> {}).queryDefinitions();
    assertThat(saved)
        .singleElement()
        .satisfies(
            definition -> {
              assertThat(definition.name()).isEqualTo("warnings");
              assertThat(definition.logGroupNames()).isEmpty();
            });
    assertThat(
            server
                .client
                .describeQueryDefinitions(r -> r.queryDefinitionNamePrefix("err"))
                .queryDefinitions())
        .isEmpty();
    assertThat(server.client.deleteQueryDefinition(r -> r.queryDefinitionId(id)).success())
        .isTrue();
    assertThatThrownBy(() -> server.client.deleteQueryDefinition(r -> r.queryDefinitionId(id)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private GetQueryResultsResponse ask(String question, String... groups) throws Exception {
    String id = start(question, groups);
    return await(id);
  }

  private String start(String question, String... groups) {
    return server
        .client
        .startQuery(
            r -> {
              r.queryString(question)
                  .startTime(Instant.ofEpochMilli(now).getEpochSecond() - 60)
                  .endTime(Instant.ofEpochMilli(now).getEpochSecond() + 60);
              if (groups.length > 0) {
                r.logGroupIdentifiers(groups);
              }
            })
        .queryId();
  }

  private GetQueryResultsResponse await(String id) throws Exception {
    GetQueryResultsResponse answer = server.client.getQueryResults(r -> r.queryId(id));
    while (UNDER_WAY.contains(answer.status())) {
      TimeUnit.MILLISECONDS.sleep(5);
      answer = server.client.getQueryResults(r -> r.queryId(id));
    }
    assertThat(answer.status()).isEqualTo(QueryStatus.COMPLETE);
    return answer;
  }

  private static List<Map<String, String>> rows(GetQueryResultsResponse answer) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<ResultField> fields : answer.results()) {
      Map<String, String> row = new LinkedHashMap<>();
      fields.forEach(field -> row.put(field.field(), field.value()));
      rows.add(row);
    }
    return rows;
  }
}
