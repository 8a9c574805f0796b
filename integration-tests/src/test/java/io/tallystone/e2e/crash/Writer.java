package io.tallystone.e2e.crash;

import java.util.List;
import java.util.Random;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** Writes batches to streams of its own, until the server is gone. */
final class Writer {

  private static final int BATCHES_PER_STREAM = 40;
  private static final int MOST_FILLER = 4000;

  private final String name;
  private final Random random;
  private int stream;
  private int batch;

  Writer(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
  }

  /** Writes until a call fails for want of a server. Any other failure is the server's fault. */
  void run(CloudWatchLogsClient logs, Ledger ledger) {
    try {
      while (true) {
        if (batch % BATCHES_PER_STREAM == 0 || !ledger.hasStream(streamName())) {
          createStream(logs, ledger);
        }
        write(logs, ledger);
      }
    } catch (AwsServiceException e) {
      if (e.statusCode() != 503) {
        throw e;
      }
    } catch (SdkException e) {
      // The server was killed.
    }
  }

  private String streamName() {
    return name + "-" + stream;
  }

  private void createStream(CloudWatchLogsClient logs, Ledger ledger) {
    stream++;
    try {
      logs.createLogStream(r -> r.logGroupName(ledger.group()).logStreamName(streamName()));
    } catch (ResourceAlreadyExistsException e) {
      throw new AssertionError("a stream of that name was never acknowledged: " + streamName(), e);
    }
    ledger.streamCreated(streamName());
  }

  private void write(CloudWatchLogsClient logs, Ledger ledger) {
    Batch next = new Batch(streamName(), batch++, 1 + random.nextInt(20));
    long now = System.currentTimeMillis();
    List<InputLogEvent> events =
        next.messages(random.nextInt(MOST_FILLER)).stream()
            .map(m -> InputLogEvent.builder().timestamp(now).message(m).build())
            .toList();
    ledger.unknown(next);
    logs.putLogEvents(
        r -> r.logGroupName(ledger.group()).logStreamName(next.stream()).logEvents(events));
    ledger.acknowledged(next);
  }
}
