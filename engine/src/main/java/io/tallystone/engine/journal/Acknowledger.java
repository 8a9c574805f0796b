package io.tallystone.engine.journal;

import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Completes the futures of appends on a thread of its own, in order of offsets, so that what
 * callers hang on them never holds up the writer.
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

  private static final Answer END = new Answer(List.of(), 0, null);

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
      AppendResult failure = answer.failure();
      long offset = answer.firstOffset();
      for (CompletableFuture<AppendResult> future : answer.waiting()) {
        future.complete(failure == null ? new Acked(offset++) : failure);
      }
      intake.answered(answer.waiting().size());
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
