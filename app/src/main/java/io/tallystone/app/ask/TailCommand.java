package io.tallystone.app.ask;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Prints the events of a log group as they come. */
@Command(
    name = "tail",
    description =
        "Prints the events of a log group as they come, in colours by level if that is a terminal; Ctrl-C ends it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"1:The server refused or did not answer.", "2:Wrong usage.", "130:Ctrl-C."},
    footer =
        "%nCredentials come from where AWS SDKs look for them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            + " or AWS_SHARED_CREDENTIALS_FILE and AWS_PROFILE.")
public final class TailCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final long WAIT_MILLIS = 500;

  @Parameters(paramLabel = "GROUP", description = "The log group.")
  private String group = "";

  @Option(
      names = "--filter",
      paramLabel = "PATTERN",
      description = "Only events that match this filter pattern.")
  private @Nullable String filter;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = Moment.Converter.class,
      description =
          "First those from then: a time ago (90s, 15m, 1h, 2d, 1w) or 2026-01-31T10:00:00Z (default: 1m).")
  private Moment since = new Moment.Ago(Duration.ofMinutes(1));

  @Mixin private final Connection connection = new Connection();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean colours = Terminal.showsOutput();
    try (CloudWatchLogsClient logs = connection.open()) {
      Clock clock = Clock.systemUTC();
      long begin = since.at(clock.instant()).toEpochMilli();
      Following following = new Following(logs, group, filter, begin, clock);
      while (!out.checkError()) { // whom it was piped to may be gone
        following.next().forEach(event -> out.println(line(event, colours)));
        Thread.sleep(WAIT_MILLIS);
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (SdkException e) {
      spec.commandLine().getErr().println("tallystone: " + Problems.text(e, connection.address()));
      return FAILED;
    }
  }

  static String line(FilteredLogEvent event, boolean colours) {
    String message = PlainText.of(event.message());
    String line =
        Instant.ofEpochMilli(event.timestamp())
            + " "
            + PlainText.of(event.logStreamName())
            + " "
            + message;
    return colours ? Level.of(message).coloured(line) : line;
  }
}
