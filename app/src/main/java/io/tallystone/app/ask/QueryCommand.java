package io.tallystone.app.ask;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** Asks a running server a question in Logs Insights QL and prints the answer. */
@Command(
    name = "query",
    description = "Asks a running server a question in Logs Insights QL and prints the answer.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The query ended; there may be no rows.",
      "1:It failed, took too long or was cancelled, or the server refused or did not answer.",
      "2:Wrong usage, or the query has a mistake.",
      "130:Ctrl-C; the query was stopped."
    },
    footer =
        "%nCredentials come from where AWS SDKs look for them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            + " or AWS_SHARED_CREDENTIALS_FILE and AWS_PROFILE.")
public final class QueryCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MALFORMED = 2;

  @Parameters(
      paramLabel = "QUERY",
      description = "For example 'filter level = \"ERROR\" | stats count(*) by bin(5m)'.")
  private String query = "";

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "A log group to read; may be repeated. None if the query has SOURCE.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "1h",
      converter = Moment.Converter.class,
      description =
          "Events from then: a time ago (90s, 15m, 1h, 2d, 1w) or 2026-01-31T10:00:00Z (default: 1h).")
  private Moment since = new Moment.Ago(Duration.ofHours(1));

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Events up to then (default: now).")
  private @Nullable Moment until;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description =
          "How rows are printed (default: table; with bars if they are one bin() and one number).")
  private Format format = Format.TABLE;

  @Mixin private final Connection connection = new Connection();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (CloudWatchLogsClient logs = connection.open()) {
      return ask(logs, spec.commandLine().getOut(), err);
    } catch (MalformedQueryException e) {
      err.println("tallystone: " + Problems.text(e, query));
      return MALFORMED;
    } catch (SdkException e) {
      err.println("tallystone: " + Problems.text(e, connection.address()));
      return FAILED;
    }
  }

  private int ask(CloudWatchLogsClient logs, PrintWriter out, PrintWriter err)
      throws InterruptedException {
    Asked asked = Asked.start(logs, question(Clock.systemUTC().instant()));
    Runtime.getRuntime().addShutdownHook(new Thread(asked::stop, "stop-query"));
    GetQueryResultsResponse end = asked.awaitEnd(new Progress(err, Terminal.showsErrors()));
    if (end.status() != QueryStatus.COMPLETE) {
      err.println("tallystone: the query ended as " + end.statusAsString());
      return FAILED;
    }
    format.lines(Rows.of(asked.rows(end)), Terminal.bar()).forEach(out::println);
    out.flush();
    return 0;
  }

  private StartQueryRequest question(Instant now) {
    Instant end = until == null ? now : until.at(now);
    return StartQueryRequest.builder()
        .logGroupNames(groups)
        .queryString(query)
        .startTime(since.at(now).getEpochSecond())
        .endTime(end.getEpochSecond() + 1) // seconds: the one that has begun belongs to it
        .build();
  }
}
