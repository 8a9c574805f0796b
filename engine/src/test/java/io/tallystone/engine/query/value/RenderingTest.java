package io.tallystone.engine.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @CsvSource({
    "183.33333333333334, 183.3333",
    "0.12, 0.12",
    "2.0, 2",
    "-0.0, 0",
    "0.00005, 0.0001",
    "0.00004, 0",
    "1.28E8, 128000000",
    "-2.5, -2.5",
    "99.99999, 100"
  })
  void numbersShowAtMostFourDecimals(double number, String shown) {
    assertThat(Rendering.render(new Real(number))).isEqualTo(shown);
  }

  @Test
  void textIsShownAsWritten() {
    assertThat(Rendering.render(new Text("1.500000"))).isEqualTo("1.500000");
    assertThat(Rendering.render(new Text(""))).isEmpty();
  }

  @Test
  void timesAreShownInUtcWithMilliseconds() {
    assertThat(Rendering.render(new Time(1642195111000L))).isEqualTo("2022-01-14 21:18:31.000");
    assertThat(Rendering.render(new Time(0))).isEqualTo("1970-01-01 00:00:00.000");
    assertThat(Rendering.render(new Time(Long.MAX_VALUE))).isNotEmpty();
  }

  @Test
  void conditionsAreOneOrZeroAndMissingValuesNothing() {
    assertThat(Rendering.render(Bool.TRUE)).isEqualTo("1");
    assertThat(Rendering.render(Bool.FALSE)).isEqualTo("0");
    assertThat(Rendering.render(Missing.MISSING)).isNull();
  }

  @Test
  void structuresAreCompactJsonInTheirOrder() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("z", new Items(List.of(new Whole(1), Missing.MISSING, Bool.TRUE)));
    fields.put("a\"", new Text("line\nbreak\u0001é"));
    assertThat(Rendering.render(new Fields(fields)))
        .isEqualTo("{\"z\":[1,null,true],\"a\\\"\":\"line\\nbreak\\u0001é\"}");
  }

  @Test
  void theFullTextOfANumberReadsBackAsTheSameNumber() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int i = 0; i < 20_000; i++) {
      Value number = Numbers.of(Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 70)));
      String text = String.valueOf(Coercion.text(number));
      if (text.length() <= 100) {
        Value read = Coercion.number(new Text(text));
        assertThat(Numbers.asDouble(read)).as(text).isEqualTo(Numbers.asDouble(number));
      }
    }
  }
}
