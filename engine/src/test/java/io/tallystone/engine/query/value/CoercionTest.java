package io.tallystone.engine.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoercionTest {
  private static final long SEED = 20_240_501;

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "-7, -7",
    "+7, 7",
    "007, 7",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void theTextOfAWholeNumberIsThatNumber(String text, long number) {
    assertThat(Coercion.number(new Text(text))).isEqualTo(new Whole(number));
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "-0.5, -0.5",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1E-2, 0.01",
    "9223372036854775808, 9223372036854775808",
    "0.1234567890123456789, 0.12345678901234568"
  })
  void theTextOfADecimalIsTheNearestDouble(String text, double number) {
    Value read = Coercion.number(new Text(text));
    assertThat(Numbers.isNumber(read)).isTrue();
    assertThat(Numbers.asDouble(read)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 ",
        " 1",
        "1x",
        "x1",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1e1000",
        "1e999",
        "NaN",
        "Infinity",
        "0x1f",
        "1d",
        "1f",
        "1,000",
        "1_000",
        "--1",
        "1.2.3",
        "\u0661"
      })
  void otherTextIsNoNumber(String text) {
    assertThat(Coercion.number(new Text(text))).isEqualTo(Missing.MISSING);
  }

  @Test
  void readingAgreesWithTheLibraryOnRandomDecimals() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int i = 0; i < 50_000; i++) {
      String text = RandomValues.text(random);
      Value read = Coercion.number(new Text(text));
      OptionalDouble got =
          Numbers.isNumber(read)
              ? OptionalDouble.of(Numbers.asDouble(read) + 0.0)
              : OptionalDouble.empty();
      assertThat(got).as("seed %s, text <%s>", SEED, text).isEqualTo(library(text));
    }
  }

  private static OptionalDouble library(String text) {
    try {
      double number = new BigDecimal(text).doubleValue();
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException notOne) {
      return OptionalDouble.empty();
    }
  }

  @Test
  void conditionsAreOneOrZeroAndTimesTheirMilliseconds() {
    assertThat(Coercion.number(Bool.TRUE)).isEqualTo(new Whole(1));
    assertThat(Coercion.number(Bool.FALSE)).isEqualTo(new Whole(0));
    assertThat(Coercion.number(new Time(1714557605000L))).isEqualTo(new Whole(1714557605000L));
  }

  @Test
  void listsMapsAndMissingAreNeitherNumbersNorText() {
    for (Value value : List.of(new Items(List.of()), new Fields(Map.of()), Missing.MISSING)) {
      assertThat(Coercion.number(value)).isEqualTo(Missing.MISSING);
      assertThat(Coercion.text(value)).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "TRUE, true",
    "1, true",
    "0.5, true",
    "0, false",
    "false, false",
    "yes, false"
  })
  void aTextIsTrueIfItSaysSoOrIsANumberOtherThanZero(String text, boolean truth) {
    assertThat(Coercion.truth(new Text(text))).isEqualTo(truth);
  }

  @Test
  void aNumberIsTrueUnlessZeroAndAMissingValueIsNot() {
    assertThat(Coercion.truth(new Whole(2))).isTrue();
    assertThat(Coercion.truth(new Whole(0))).isFalse();
    assertThat(Coercion.truth(new Real(0.1))).isTrue();
    assertThat(Coercion.truth(Missing.MISSING)).isFalse();
    assertThat(Coercion.truth(new Items(List.of(Bool.TRUE)))).isFalse();
  }
}
