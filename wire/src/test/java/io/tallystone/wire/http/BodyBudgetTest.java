package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** A body that finds no room is refused after a while, which these tests would fail by. */
class BodyBudgetTest {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  @Test
  void smallBodiesFindRoomWhileLargeOnesHoldAllTheRest() {
    BodyBudget budget = new BodyBudget(8L * MIB);
    try (BodyBudget.Share large = budget.open();
        BodyBudget.Share small = budget.open()) {
      large.grow(7 * MIB);

      assertThatCode(() -> small.grow(16 * KIB)).doesNotThrowAnyException();
    }
  }

  @Test
  void whatABodyHeldIsGivenBack() {
    BodyBudget budget = new BodyBudget(8L * MIB);
    for (int i = 0; i < 100; i++) {
      try (BodyBudget.Share body = budget.open()) {
        body.grow(64 * KIB);
        body.grow(6 * MIB);
      }
    }
  }
}
