package io.tallystone.engine.journal;

import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the futures of appends on a thread of its own, in order of offsets, so that what
 * callers hang on them never holds up the writer. An error while one is completed leaves the others
 * their answers.
 *
 * <p>The writer can always leave its answers here, because a dependent may append again and wait
 * for the room that the writer makes. The queue is bounded by the entries that {@link Intake} lets
 * wait for answers.
 */
final class Acknowledger implements Runnable {

  /**
   * What became of a group; without a failure its entries are durable from firstOffset on. Nobody
   * waiting means that this is the last answer.
   */
  record Answer(
      List<CompletableFuture<AppendResult>> waiting,
      long firstOffset,
      @Nullable AppendResult failure) {}

  private static final Logger log = LoggerFactory.getLogger(Acknowledger.class);
  private static final Answer END = new Answer(List.of(), 0, null);

  /** Made ahead, for when there is no memory for an answer. */
  private static final AppendResult ERROR =
      new Unknown("an error when the answer was given, see the server's log");

  private final Intake intake;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  Acknowledger(Intake intake) {
    this.intake = intake;
  }

  void answer(Answer answer) {
    answers.add(answer);
  }

  /** Lets {@link #run} return once all answers are given. */
  void close() {
    answers.add(END);
  }

  @Override
  public void run() {
    intake.answering();
    for (Answer answer = next(); !answer.waiting().isEmpty(); answer = next()) {
      for (int i = 0; i < answer.waiting().size(); i++) {
        complete(answer, i);
      }
      intake.answered(answer.waiting().size());
    }
  }

  private static void complete(Answer answer, int entry) {
    CompletableFuture<AppendResult> future = answer.waiting().get(entry);
    AppendResult failure = answer.failure();
    try {
      future.complete(failure == null ? new Acked(answer.firstOffset() + entry) : failure);
    } catch (RuntimeException | Error e) {
      future.complete(ERROR);
      log.error("BUG: whoever waited for an append failed on its answer", e);
    }
  }

  private Answer next() {
    while (true) {
      try {
        return answers.take();
      } catch (InterruptedException e) {
        // A dependent interrupted this thread; those who wait still want their answers.
      }
    }
  }
}
