package io.tallystone.collect.publish;

import io.tallystone.collect.spool.Batch;

/** Where batches go: CloudWatch Logs, ours or AWS's. */
public interface Destination extends AutoCloseable {

  /** Publishes a batch once. */
  Outcome publish(Batch batch);

  @Override
  void close();

  /** What became of a batch. */
  sealed interface Outcome {
    /** The service has it. */
    record Accepted() implements Outcome {}

    /** Not now: try again later. */
    record TryAgain(String reason) implements Outcome {}

    /** The service will never take it. */
    record Refused(String reason) implements Outcome {}
  }
}
