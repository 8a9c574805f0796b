package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.event.EventPosition;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionsTest {

  @Test
  void textIs56DigitsThatComeBackAndSortLikePositions() {
    long seed = 3;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      EventPosition a = random(random);
      EventPosition b = random.nextBoolean() ? random(random) : near(random, a);
      assertThat(Positions.text(a)).as("seed %d", seed).matches("[0-9]{56}");
      assertThat(Positions.parse(Positions.text(a))).as("seed %d", seed).contains(a);
      assertThat(Integer.signum(Positions.text(a).compareTo(Positions.text(b))))
          .as("seed %d: %s %s", seed, a, b)
          .isEqualTo(a.compareTo(b));
    }
  }

  @Test
  void theNextPositionIsTheLeastAboveAndTheOneBeforeLeadsBack() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 20_000; i++) {
      EventPosition position = random(random);
      EventPosition next = Positions.after(position);
      assertThat(next).isGreaterThan(position);
      assertThat(Positions.before(next)).isEqualTo(position);
    }
    EventPosition last = new EventPosition(5, Long.MAX_VALUE, Long.MAX_VALUE, 9_999);
    assertThat(Positions.after(last)).isEqualTo(new EventPosition(6, 0, 0, 0));
    assertThat(Positions.before(new EventPosition(6, 0, 0, 0))).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0000000000000000000000000000000000000000000000000000000x",
        "00000000000000999999999999999999900000000000000000000000",
        "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠"
      })
  void whatIsNoPositionIsNotParsed(String text) {
    assertThat(Positions.parse(text)).isEmpty();
  }

  @Test
  void aTimeBeyond14DigitsIsRefused() {
    assertThatThrownBy(
            () -> Positions.text(new EventPosition(Positions.MAX_TIMESTAMP + 1, 0, 0, 0)))
        .hasMessageContaining("expected: at most 14 digits");
  }

  private static EventPosition random(SplittableRandom random) {
    return new EventPosition(
        random.nextLong(Positions.MAX_TIMESTAMP),
        edge(random),
        edge(random),
        random.nextBoolean() ? random.nextInt(10_000) : 9_999);
  }

  private static long edge(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> Long.MAX_VALUE;
      case 2 -> random.nextLong(100);
      default -> random.nextLong(Long.MAX_VALUE);
    };
  }

  private static EventPosition near(SplittableRandom random, EventPosition p) {
    return random.nextBoolean() ? p : Positions.after(p);
  }
}
