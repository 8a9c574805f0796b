package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Errors where nobody expects any: a bug, or memory that ran out. */
@Timeout(60)
class JournalErrorsTest {

  /** Memory that is still short when the failure is put into words. */
  private static final class NoMemory extends OutOfMemoryError {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new OutOfMemoryError("as if");
    }
  }

  @Test
  @DisplayName("faults row 42: an error of the writer's thread is answered and turns health red")
  void anErrorInTheWriterLeavesNobodyWaitingAndIsVisible() throws IOException {
    FailingWrites disk = new FailingWrites(new FaultyDisk(42));
    try (FileJournal journal = SmallJournal.open(disk)) {
      SmallJournal.acked(journal, 0);
      disk.error = new NoMemory();
      assertThat(SmallJournal.append(journal, 1)).isInstanceOf(Unknown.class);
      assertThat(SmallJournal.append(journal, 2)).isInstanceOf(Rejected.class);
      assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
      assertThat(SmallJournal.readAll(journal)).containsOnlyKeys(0L);
    }
  }

  @Test
  @DisplayName("faults row 42: an error at one answer leaves the next caller its own")
  void anErrorAtOneAnswerLeavesTheOthersTheirs() {
    Intake intake = new Intake(1 << 10);
    Acknowledger acknowledger = new Acknowledger(intake);
    CompletableFuture<AppendResult> failing =
        new CompletableFuture<>() {
          private int attempts;

          @Override
          public boolean complete(AppendResult value) {
            if (attempts++ == 0) {
              throw new OutOfMemoryError("as if");
            }
            return super.complete(value);
          }
        };
    CompletableFuture<AppendResult> next = new CompletableFuture<>();
    acknowledger.answer(new Acknowledger.Answer(List.of(failing, next), 7, null));
    acknowledger.close();
    acknowledger.run();
    assertThat(failing).isCompletedWithValueMatching(Unknown.class::isInstance);
    assertThat(next).isCompletedWithValue(new Acked(8));
  }
}
