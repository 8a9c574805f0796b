package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** Lookup tables and the queries that use them, through the SDK's client, over real files. */
class LookupTablesTest {
  private static final String ARN =
      "arn:aws:logs:eu-central-1:" + RealServer.ACCOUNT + ":lookup-table:";
  private static final List<QueryStatus> UNDER_WAY =
      List.of(QueryStatus.SCHEDULED, QueryStatus.RUNNING);

  @TempDir Path directory;
  private RealServer server;
  private final long now = System.currentTimeMillis();

  @BeforeEach
  void start() throws Exception {
    server = new RealServer(directory);
    server.client.createLogGroup(r -> r.logGroupName("web"));
    server.client.createLogStream(r -> r.logGroupName("web").logStreamName("s"));
    server.client.putLogEvents(
        r ->
            r.logGroupName("web")
                .logStreamName("s")
                .logEvents(
                    event(2, "{\"user\":7,\"ip\":\"10.1.2.3\"}"),
                    event(1, "{\"user\":8,\"ip\":\"192.0.2.1\"}")));
  }

  private InputLogEvent event(long secondsAgo, String message) {
    return InputLogEvent.builder().timestamp(now - secondsAgo * 1_000).message(message).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String create(String name, String csv) {
    return server
        .client
        .createLookupTable(r -> r.lookupTableName(name).tableBody(csv))
        .lookupTableArn();
  }

  @Test
  void eventsAreJoinedWithTheRowsOfTables() throws Exception {
    assertThat(create("users", "id,name\r\n7,\"Ann \"\"A\"\", Ltd\"\r\n")).isEqualTo(ARN + "users");
    create("nets", "cidr,region\n10.0.0.0/8,eu\n");

    assertThat(ask("lookup users id as user OUTPUT name | sort user | display user, name"))
        .containsExactly(Map.of("user", "7", "name", "Ann \"A\", Ltd"), Map.of("user", "8"));
    assertThat(ask("cidrlookup nets ip OUTPUT region | sort user | display user, region"))
        .containsExactly(Map.of("user", "7", "region", "eu"), Map.of("user", "8"));
  }

  @Test
  void aQuestionToATableThatIsNotThereIsRefused() {
    create("users", "id,name\n7,Ann\n");

    assertThatThrownBy(() -> ask("lookup nosuch id as user OUTPUT name"))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining("nosuch");
    assertThatThrownBy(() -> ask("lookup users id as user OUTPUT age"))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining("age");
  }

  @Test
  void tablesSurviveARestart() throws Exception {
    String csv = "id,name\n7,Zoë 😀\n";
    server.client.createLookupTable(
        r ->
            r.lookupTableName("users")
                .description("who")
                .tableBody(csv)
                .tags(Map.of("team", "web")));
    server.close();
    server = new RealServer(directory);

    GetLookupTableResponse table =
        server.client.getLookupTable(r -> r.lookupTableArn(ARN + "users"));
    assertThat(table.tableBody()).isEqualTo(csv);
    assertThat(table.description()).isEqualTo("who");
    assertThat(table.sizeBytes()).isEqualTo(20);
    assertThat(ask("lookup users id as user OUTPUT name | filter ispresent(name) | display name"))
        .containsExactly(Map.of("name", "Zoë 😀"));
  }

  @Test
  void anUpdateReplacesAllRowsAndKeepsTheDescription() throws Exception {
    server.client.createLookupTable(
        r -> r.lookupTableName("users").description("who").tableBody("id,name\n7,Ann\n"));

    server.client.updateLookupTable(
        r -> r.lookupTableArn(ARN + "users").tableBody("id,nick\n8,bo\n9,cy").kmsKeyId(""));

    LookupTable table = server.client.describeLookupTables(r -> {}).lookupTables().get(0);
    assertThat(table.tableFields()).containsExactly("id", "nick");
    assertThat(table.recordsCount()).isEqualTo(2);
    assertThat(table.description()).isEqualTo("who");
    assertThat(ask("lookup users id as user OUTPUT nick | sort user | display user, nick"))
        .containsExactly(Map.of("user", "7"), Map.of("user", "8", "nick", "bo"));
  }

  @Test
  void tablesAreListedByNameInPagesAndDeleted() {
    for (String name : List.of("b", "a_2", "a_1")) {
      create(name, "id\n1\n");
    }

    DescribeLookupTablesResponse first = server.client.describeLookupTables(r -> r.maxResults(2));
    DescribeLookupTablesResponse second =
        server.client.describeLookupTables(r -> r.nextToken(first.nextToken()));
    assertThat(names(first)).containsExactly("a_1", "a_2");
    assertThat(names(second)).containsExactly("b");
    assertThat(second.nextToken()).isNull();
    server.client.deleteLookupTable(r -> r.lookupTableArn(ARN + "a_1"));
    assertThat(names(server.client.describeLookupTables(r -> r.lookupTableNamePrefix("a_"))))
        .containsExactly("a_2");
    assertThatThrownBy(() -> server.client.getLookupTable(r -> r.lookupTableArn(ARN + "a_1")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> server.client.deleteLookupTable(r -> r.lookupTableArn(ARN + "a_1")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                server.client.updateLookupTable(
                    r -> r.lookupTableArn(ARN + "a_1").tableBody("id\n")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static List<String> names(DescribeLookupTablesResponse answer) {
    return answer.lookupTables().stream().map(LookupTable::lookupTableName).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a,b;1,2,3         | line 2 has 3 values (expected: 2",
        "a,b;1,2;;3,4      | line 3 has 1 values (expected: 2",
        "a,a;1,2           | line 1 has column a twice",
        "a,;1,2            | line 1 has a column without a name",
        "a,b;1,\"x;y       | line 2 has a quote that is not closed",
        "a,b;\"x;y\",1;1   | line 4 has 1 values (expected: 2",
        "a,b;1,x\"y        | line 2 has a quote within a value",
        "a,b;1,\"x\"y      | line 2 has 'y' after a value"
      })
  void brokenCsvIsRefusedWithItsLine(String csv, String message) {
    assertThatThrownBy(() -> create("t", csv.replace(';', '\n')))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(message);
    assertThat(server.client.describeLookupTables(r -> {}).lookupTables()).isEmpty();
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    create("t", "\uFEFFid\n");
    assertThat(server.client.describeLookupTables(r -> {}).lookupTables().get(0).tableFields())
        .containsExactly("id");
    assertThatThrownBy(() -> create("t", "id\n"))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(() -> create("with-hyphen", "id\n"))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> create("u", "")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> create("u", "id\n" + "x".repeat(10 << 20)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("10485760");
    assertThatThrownBy(
            () ->
                server.client.createLookupTable(
                    r -> r.lookupTableName("u").tableBody("id\n").kmsKeyId("key")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> server.client.createLookupTable(r -> r.lookupTableName("u")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                server.client.createLookupTable(
                    r -> r.lookupTableName("u").tableBody("id\n").tags(Map.of("aws:x", "y"))))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> server.client.getLookupTable(r -> r.lookupTableArn("t")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void aTableOfTenMegabytesIsStoredAndGivenBack() {
    String csv = "id\n" + "0123456789\n".repeat((10 << 20) / 11);
    create("big", csv);

    assertThat(server.client.getLookupTable(r -> r.lookupTableArn(ARN + "big")).tableBody())
        .isEqualTo(csv);
  }

  @Test
  void thereMayBeAHundredTables() {
    for (int i = 0; i < 100; i++) {
      create("t" + i, "id\n");
    }

    assertThatThrownBy(() -> create("one_more", "id\n")).isInstanceOf(LimitExceededException.class);
    server.client.deleteLookupTable(r -> r.lookupTableArn(ARN + "t7"));
    create("one_more", "id\n");
  }

  private List<Map<String, String>> ask(String question) throws Exception {
    String id =
        server
            .client
            .startQuery(
                r ->
                    r.queryString(question)
                        .logGroupName("web")
                        .startTime(Instant.ofEpochMilli(now).getEpochSecond() - 60)
                        .endTime(Instant.ofEpochMilli(now).getEpochSecond() + 60))
            .queryId();
    GetQueryResultsResponse answer = server.client.getQueryResults(r -> r.queryId(id));
    while (UNDER_WAY.contains(answer.status())) {
      TimeUnit.MILLISECONDS.sleep(5);
      answer = server.client.getQueryResults(r -> r.queryId(id));
    }
    assertThat(answer.status()).isEqualTo(QueryStatus.COMPLETE);
    return answer.results().stream().map(LookupTablesTest::row).toList();
  }

  private static Map<String, String> row(List<ResultField> fields) {
    Map<String, String> row = new LinkedHashMap<>();
    for (ResultField field : fields) {
      if (!field.field().equals("@ptr")) {
        row.put(field.field(), field.value());
      }
    }
    return row;
  }
}
