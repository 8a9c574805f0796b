package io.tallystone.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroubleTest {

  private final SteppingClock clock = new SteppingClock();
  private final Trouble trouble = new Trouble(clock);

  @Test
  void lastingTroubleIsToldAtOnceAndThenOnceAMinute() {
    int told = 0;
    for (int millis = 0; millis < 150_000; millis += 200) {
      told += trouble.isNews("cannot be read") ? 1 : 0;
      clock.advance(Duration.ofMillis(200));
    }

    assertThat(told).isEqualTo(3);
  }

  @Test
  void otherTroubleIsNewsAndTakingTurnsIsNot() {
    assertThat(trouble.isNews("a")).isTrue();
    assertThat(trouble.isNews("b")).isTrue();
    assertThat(trouble.isNews("a")).isFalse();
    assertThat(trouble.isNews("b")).isFalse();
  }

  @Test
  void itIsOverOnce() {
    assertThat(trouble.isOver()).isFalse();
    trouble.isNews("a");
    assertThat(trouble.isOver()).isTrue();
    assertThat(trouble.isOver()).isFalse();
  }

  @Test
  void manyDifferentMessagesTakeBoundedMemory() {
    for (int i = 0; i < 1000; i++) {
      assertThat(trouble.isNews("message " + i)).isTrue();
    }
    assertThat(trouble.isNews("message 0")).as("forgotten meanwhile").isTrue();
    assertThat(trouble.isNews("message 999")).as("remembered").isFalse();
  }
}
