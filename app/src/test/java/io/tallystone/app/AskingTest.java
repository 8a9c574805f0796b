package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** The commands of a client, against a server in this process. */
class AskingTest {
  private static final String ACCOUNT = "123456789012";
  private static final long MINUTE = 60_000;

  @TempDir static Path folder;

  private static TallystoneServer server;
  private static CloudWatchLogsClient logs;
  private static long hour;

  private record Outcome(int code, List<String> out, String err) {}

  @BeforeAll
  static void start() {
    System.setProperty("aws.accessKeyId", ACCOUNT);
    System.setProperty("aws.secretAccessKey", "any");
    ServerSettings settings = new ServerSettings();
    settings.dataDir = folder;
    settings.listen = "127.0.0.1:0";
    settings.dev = true;
    server = TallystoneServer.start(settings, Clock.systemUTC());
    logs =
        CloudWatchLogsClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "any")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    hour = System.currentTimeMillis() / (60 * MINUTE) * (60 * MINUTE) - 60 * MINUTE;
    create("app");
    put("app", hour, "{\"level\":\"ERROR\",\"ms\":120}");
    put("app", hour + MINUTE, "{\"level\":\"ERROR\",\"ms\":80}");
    put("app", hour + 5 * MINUTE, "{\"level\":\"ERROR\",\"ms\":7}");
    put("app", hour + 6 * MINUTE, "{\"level\":\"INFO\",\"note\":\"a,\\\"b\\\"\"}");
    create("hostile");
    put(
        "hostile",
        hour,
        "=cmd()\u001b[31mred\u001b]0;title\u0007\r\nnext\u202egnp.exe<img onerror>");
  }

  @AfterAll
  static void stop() {
    logs.close();
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aCountPerBinIsATableWithBars() {
    Outcome answer =
        query("filter level = \"ERROR\" | stats count(*) as errors by bin(5m)", "--group", "app");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).hasSize(4);
    assertThat(answer.out().get(0)).matches("bin\\(5m\\) +errors");
    assertThat(answer.out().get(1)).startsWith("-----------------------  ------  ----");
    assertThat(answer.out().get(2)).matches("[-0-9]{10} ..:05:00.000 +1  (█{20}|#{20})");
    assertThat(answer.out().get(3)).matches("[-0-9]{10} ..:00:00.000 +2  (█{40}|#{40})");
  }

  @Test
  void csvAndJsonAreForPrograms() {
    String question = "fields level, note, ms | sort @timestamp desc | limit 2";

    assertThat(query(question, "--group", "app", "--format", "csv").out())
        .containsExactly("level,note,ms", "INFO,\"a,\"\"b\"\"\",", "ERROR,,7");
    assertThat(
            query("stats max(ms) as m by level | sort level", "--group", "app", "--format", "json")
                .out())
        .containsExactly("[", "{\"level\":\"ERROR\",\"m\":\"120\"},", "{\"level\":\"INFO\"}", "]");
  }

  @Test
  @DisplayName("faults row 33: what an event says steers neither a terminal nor a spreadsheet")
  void controlCharactersAreStrippedAndFormulasMadeText() {
    String question = "fields @message";
    String text = "=cmd()red nextgnp.exe<img onerror>";

    assertThat(query(question, "--group", "hostile").out())
        .containsExactly("@message", "-".repeat(text.length()), text);
    assertThat(query(question, "--group", "hostile", "--format", "csv").out())
        .containsExactly("@message", "'" + text);
    List<String> json = query(question, "--group", "hostile", "--format", "json").out();
    assertThat(json).hasSize(3);
    assertThat(json.get(1)).contains("\\u001B[31mred", "\\u202egnp.exe").doesNotContain("\u202e");
  }

  @Test
  void aMistakeIsPointedAt() {
    Outcome answer = query("fields @message\n| filtr level = 1", "--group", "app");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines().toList())
        .hasSize(3)
        .element(1)
        .isEqualTo("  | filtr level = 1");
    assertThat(answer.err().lines().toList().get(2)).isEqualTo("    ^^^^^");
  }

  @Test
  void refusalsAndWrongUsageHaveTheirExitCodes() {
    Outcome missing = query("fields @message", "--group", "nowhere");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).startsWith("tallystone: ResourceNotFoundException: ");
    assertThat(query("fields @message", "--group", "app", "--endpoint", "http://127.0.0.1:1").err())
        .startsWith("tallystone: http://127.0.0.1:1: ");
    assertThat(query("fields @message", "--group", "app", "--since", "soon").code()).isEqualTo(2);
    assertThat(query("fields @message", "--group", "app", "--until", "2d", "--since", "3d").out())
        .containsExactly("(no rows)");
  }

  @Test
  @DisplayName("faults row 33: tail, too, prints an event on one line without control characters")
  void tailPrintsWhatMatchesOnceAsItComes() throws Exception {
    create("live");
    long now = System.currentTimeMillis();
    put("live", now, "ERROR one");
    put("live", now + 1, "INFO two");
    StringWriter out = new StringWriter();
    Thread tail = Thread.ofPlatform().start(() -> execute(out, new StringWriter(), tail("ERROR")));
    try {
      await(out, "ERROR one");
      put("live", now + 2, "ERROR \u001b[2Jthree\r\nfour");
      put("live", now - 1_000, "ERROR late");
      await(out, "ERROR late");
      await(out, "three");
    } finally {
      tail.interrupt();
      tail.join();
    }

    assertThat(out.toString().lines())
        .containsExactlyInAnyOrder(
            Instant.ofEpochMilli(now) + " s ERROR one",
            Instant.ofEpochMilli(now + 2) + " s ERROR three four",
            Instant.ofEpochMilli(now - 1_000) + " s ERROR late");
  }

  @Test
  void aGroupThatIsNotThereCannotBeTailed() {
    StringWriter err = new StringWriter();

    assertThat(
            execute(
                new StringWriter(), err, "tail", "nowhere", "--endpoint", server.uri().toString()))
        .isEqualTo(1);
    assertThat(err.toString()).startsWith("tallystone: ResourceNotFoundException: ");
  }

  private static String[] tail(String filter) {
    return new String[] {
      "tail",
      "live",
      "--filter",
      filter,
      "--region",
      "us-east-1",
      "--endpoint",
      server.uri().toString()
    };
  }

  /** Fails after half a minute. */
  private static void await(StringWriter out, String text) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!out.toString().contains(text)) {
      assertThat(System.nanoTime()).as("%s in %s", text, out).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private static Outcome query(String question, String... options) {
    List<String> arguments = new ArrayList<>(List.of("query", question));
    arguments.addAll(List.of("--region", "us-east-1"));
    if (Arrays.stream(options).noneMatch("--endpoint"::equals)) {
      arguments.addAll(List.of("--endpoint", server.uri().toString()));
    }
    if (Arrays.stream(options).noneMatch("--since"::equals)) {
      arguments.addAll(List.of("--since", "3h"));
    }
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = execute(out, err, arguments.toArray(String[]::new));
    return new Outcome(code, out.toString().lines().toList(), err.toString());
  }

  private static int execute(StringWriter out, StringWriter err, String... arguments) {
    return Main.commands()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static void create(String group) {
    logs.createLogGroup(r -> r.logGroupName(group));
    logs.createLogStream(r -> r.logGroupName(group).logStreamName("s"));
  }

  private static void put(String group, long time, String message) {
    logs.putLogEvents(
        r ->
            r.logGroupName(group)
                .logStreamName("s")
                .logEvents(InputLogEvent.builder().timestamp(time).message(message).build()));
  }
}
