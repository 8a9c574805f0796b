package io.tallystone.engine.query.value;

import static io.tallystone.engine.query.value.Relation.EQUAL;
import static io.tallystone.engine.query.value.Relation.GREATER;
import static io.tallystone.engine.query.value.Relation.GREATER_OR_EQUAL;
import static io.tallystone.engine.query.value.Relation.LESS;
import static io.tallystone.engine.query.value.Relation.LESS_OR_EQUAL;
import static io.tallystone.engine.query.value.Relation.NOT_EQUAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RelationTest {
  private static final long SEED = 7;

  @Test
  void aNumberFindsTheTextOfThatNumber() {
    assertThat(EQUAL.holds(text("300"), new Whole(300))).isTrue();
    assertThat(EQUAL.holds(text("1.50"), new Real(1.5))).isTrue();
    assertThat(EQUAL.holds(text("01"), new Whole(1))).isTrue();
    assertThat(NOT_EQUAL.holds(text("300"), new Whole(300))).isFalse();
  }

  @Test
  void numbersInTextCompareByValue() {
    assertThat(GREATER.holds(text("120"), new Whole(30))).isTrue();
    assertThat(LESS.holds(text("9"), text("10"))).isTrue();
    assertThat(GREATER_OR_EQUAL.holds(text("500"), new Whole(500))).isTrue();
  }

  @Test
  void textComparesByCodePoint() {
    assertThat(LESS.holds(text("9x"), text("a"))).isTrue();
    assertThat(LESS.holds(text("10x"), text("9x"))).isTrue();
    assertThat(LESS.holds(text("\uFFFF"), text("\uD83D\uDE00"))).isTrue();
    assertThat(EQUAL.holds(text("ERROR"), text("error"))).isFalse();
  }

  @Test
  void otherTextDiffersFromANumberAndIsNeitherLessNorGreater() {
    for (Relation relation : Relation.values()) {
      boolean expected = relation == NOT_EQUAL;
      assertThat(relation.holds(text("-"), new Whole(1))).isEqualTo(expected);
      assertThat(relation.holds(new Whole(1), text("-"))).isEqualTo(expected);
      assertThat(relation.holds(Bool.TRUE, text("-"))).isEqualTo(expected);
    }
  }

  @Test
  void aMissingSideMakesEveryComparisonFalse() {
    for (Relation relation : Relation.values()) {
      assertThat(relation.holds(Missing.MISSING, new Whole(1))).as(relation.symbol()).isFalse();
      assertThat(relation.holds(text("a"), Missing.MISSING)).as(relation.symbol()).isFalse();
      assertThat(relation.holdsForQuoted(Missing.MISSING, "a")).as(relation.symbol()).isFalse();
    }
  }

  @Test
  void listsAndMapsCompareFalseWithAnything() {
    for (Value structure : List.of(new Items(List.of()), new Fields(Map.of()))) {
      for (Relation relation : Relation.values()) {
        assertThat(relation.holds(structure, structure)).isFalse();
        assertThat(relation.holdsForQuoted(structure, "[]")).isFalse();
      }
    }
  }

  @Test
  void equalityWithAQuotedLiteralIsOfTexts() {
    assertThat(EQUAL.holdsForQuoted(text("200"), "200")).isTrue();
    assertThat(EQUAL.holdsForQuoted(new Whole(200), "200")).isTrue();
    assertThat(EQUAL.holdsForQuoted(text("1"), "01")).isFalse();
    assertThat(NOT_EQUAL.holdsForQuoted(text("1"), "01")).isTrue();
    assertThat(EQUAL.holdsForQuoted(text("1e5"), "100000")).isFalse();
  }

  @Test
  void orderAgainstAQuotedNumberIsNumeric() {
    assertThat(GREATER.holdsForQuoted(text("120"), "30")).isTrue();
    assertThat(LESS.holdsForQuoted(text("b"), "c")).isTrue();
  }

  @Test
  void aConditionEqualsItsNameAndItsNumber() {
    assertThat(EQUAL.holds(Bool.TRUE, text("true"))).isTrue();
    assertThat(EQUAL.holds(text("true"), new Whole(1))).isTrue();
    assertThat(EQUAL.holds(new Whole(0), text("false"))).isTrue();
    assertThat(NOT_EQUAL.holds(text("true"), new Whole(1))).isFalse();
    assertThat(EQUAL.holds(text("true"), new Whole(2))).isFalse();
    assertThat(GREATER.holds(text("true"), new Whole(0))).isTrue();
    assertThat(EQUAL.holds(Bool.TRUE, new Whole(1))).isTrue();
    assertThat(EQUAL.holdsForQuoted(Bool.FALSE, "false")).isTrue();
    assertThat(EQUAL.holds(Bool.TRUE, text("yes"))).isFalse();
  }

  @Test
  void aTimeComparesByMillisecondsAndNeverWithTheTextOfADate() {
    Time time = new Time(1714557605000L);
    assertThat(GREATER_OR_EQUAL.holds(time, new Whole(1714557605000L))).isTrue();
    assertThat(EQUAL.holdsForQuoted(time, "2024-05-01 10:00:05.000")).isFalse();
    assertThat(NOT_EQUAL.holdsForQuoted(time, "2024-05-01 10:00:05.000")).isFalse();
    assertThat(LESS.holdsForQuoted(time, "2025-01-01")).isFalse();
    assertThat(NOT_EQUAL.holds(time, text("2025-01-01"))).isFalse();
  }

  @Test
  void longsBeyondTheDoublesPrecisionStayApart() {
    assertThat(EQUAL.holds(text("9007199254740993"), new Whole(9007199254740992L))).isFalse();
    assertThat(EQUAL.holds(new Real(0x1p53), new Whole(9007199254740993L))).isFalse();
    assertThat(LESS.holds(new Whole(Long.MAX_VALUE), new Real(0x1p63))).isTrue();
  }

  @Test
  void theSixRelationsAgreeWithEachOther() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int i = 0; i < 50_000; i++) {
      Value a = RandomValues.next(random);
      Value b = RandomValues.next(random);
      String about = "seed " + SEED + ": " + a + " and " + b;
      int holding = 0;
      for (Relation one : List.of(LESS, EQUAL, GREATER)) {
        holding += one.holds(a, b) ? 1 : 0;
      }
      assertThat(holding).as(about).isLessThanOrEqualTo(1);
      assertThat(EQUAL.holds(a, b) && NOT_EQUAL.holds(a, b)).as(about).isFalse();
      if (LESS.holds(a, b) || GREATER.holds(a, b)) {
        assertThat(NOT_EQUAL.holds(a, b)).as(about).isTrue();
      }
      assertThat(LESS_OR_EQUAL.holds(a, b))
          .as(about)
          .isEqualTo(LESS.holds(a, b) || EQUAL.holds(a, b));
      for (Relation one : Relation.values()) {
        assertThat(one.holds(a, b)).as(about).isEqualTo(one.mirrored().holds(b, a));
      }
    }
  }

  private static Text text(String text) {
    return new Text(text);
  }
}
