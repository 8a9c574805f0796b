package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BodyPaceTest {

  @Test
  void aReaderThatIsLateIsWokenOnceAndNotDisturbedAfterwards() {
    List<BodyPace> closed = new ArrayList<>();
    BodyPace pace = new BodyPace(TestLimits.IMPATIENT, closed::add);
    pace.interruptIfLate();
    assertThat(pace.late()).isFalse();
    while (!pace.late()) {
      pace.interruptIfLate(); // until its patience is over
      Thread.onSpinWait();
    }
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    pace.close();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    pace.interruptIfLate();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(closed).containsExactly(pace);
  }

  @Test
  void bytesThatComeAfterAllAreForgiven() {
    BodyPace pace = new BodyPace(TestLimits.IMPATIENT, closed -> {});
    while (!pace.late()) {
      pace.interruptIfLate();
      Thread.onSpinWait();
    }
    pace.came(1 << 20);
    assertThat(pace.late()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    pace.close();
  }

  @Test
  void timeThatTheServerTakesDoesNotCount() {
    BodyPace pace = new BodyPace(TestLimits.IMPATIENT, closed -> {});
    pace.meanwhile(
        () -> {
          long end = System.nanoTime() + 2 * TestLimits.IMPATIENT.bodyGrace().toNanos();
          while (System.nanoTime() - end < 0) {
            pace.interruptIfLate();
          }
        });
    assertThat(pace.late()).isFalse();
    assertThatCode(() -> pace.came(1)).doesNotThrowAnyException();
    pace.close();
  }
}
