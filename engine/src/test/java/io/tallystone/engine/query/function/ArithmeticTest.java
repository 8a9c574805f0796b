package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.function.Arithmetic.ADD;
import static io.tallystone.engine.query.function.Arithmetic.DIVIDE;
import static io.tallystone.engine.query.function.Arithmetic.MULTIPLY;
import static io.tallystone.engine.query.function.Arithmetic.POWER;
import static io.tallystone.engine.query.function.Arithmetic.REMAINDER;
import static io.tallystone.engine.query.function.Arithmetic.SUBTRACT;
import static io.tallystone.engine.query.value.Missing.MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.RandomValues;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final long SEED = 11;

  @Test
  void examplesOfTheUserGuide() {
    assertThat(POWER.apply(whole(2), whole(3))).isEqualTo(whole(8));
    assertThat(REMAINDER.apply(whole(10), whole(3))).isEqualTo(whole(1));
  }

  @Test
  void divisionIsRealAndAWholeResultIsWhole() {
    assertThat(DIVIDE.apply(whole(120), whole(1000))).isEqualTo(new Real(0.12));
    assertThat(DIVIDE.apply(whole(6), whole(3))).isEqualTo(whole(2));
    assertThat(DIVIDE.apply(whole(Long.MIN_VALUE), whole(-1))).isEqualTo(new Real(0x1p63));
  }

  @Test
  void textOfNumbersAndTimesAreNumbers() {
    assertThat(ADD.apply(new Text("1.5"), new Text("1"))).isEqualTo(new Real(2.5));
    assertThat(SUBTRACT.apply(new Time(5000), new Time(2000))).isEqualTo(whole(3000));
    assertThat(ADD.apply(new Text("a"), whole(1))).isEqualTo(MISSING);
    assertThat(ADD.apply(MISSING, whole(1))).isEqualTo(MISSING);
  }

  @Test
  void whatIsNotFiniteIsMissing() {
    assertThat(DIVIDE.apply(whole(1), whole(0))).isEqualTo(MISSING);
    assertThat(REMAINDER.apply(whole(1), whole(0))).isEqualTo(MISSING);
    assertThat(REMAINDER.apply(new Real(1.5), whole(0))).isEqualTo(MISSING);
    assertThat(MULTIPLY.apply(new Real(1e300), new Real(1e300))).isEqualTo(MISSING);
    assertThat(POWER.apply(whole(-2), new Real(0.5))).isEqualTo(MISSING);
    assertThat(POWER.apply(whole(0), whole(-1))).isEqualTo(MISSING);
  }

  @Test
  void powersOfWholeNumbersAreExactWhileALongHoldsThem() {
    assertThat(POWER.apply(whole(3), whole(39))).isEqualTo(whole(4052555153018976267L));
    assertThat(POWER.apply(whole(10), whole(20))).isEqualTo(new Real(1e20));
    assertThat(POWER.apply(whole(2), whole(-1))).isEqualTo(new Real(0.5));
    assertThat(POWER.apply(whole(-1), whole(1_000_001))).isEqualTo(whole(-1));
  }

  @Test
  void wholeNumbersAreExactAndTurnIntoTheNearestDoubleOnOverflow() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int i = 0; i < 50_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      String about = "seed " + SEED + ": " + a + ", " + b;
      BigInteger x = BigInteger.valueOf(a);
      BigInteger y = BigInteger.valueOf(b);
      check(ADD.apply(whole(a), whole(b)), x.add(y), about);
      check(SUBTRACT.apply(whole(a), whole(b)), x.subtract(y), about);
      check(MULTIPLY.apply(whole(a), whole(b)), x.multiply(y), about);
    }
  }

  private static void check(Value result, BigInteger exact, String about) {
    if (exact.bitLength() < 64) {
      assertThat(result).as(about).isEqualTo(new Whole(exact.longValue()));
    } else {
      double expected = exact.doubleValue();
      assertThat(Numbers.asDouble(result)).as(about).isCloseTo(expected, within(expected));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double expected) {
    return org.assertj.core.data.Offset.offset(Math.ulp(expected) * 4);
  }

  @Test
  void anyTwoValuesGiveANumberOrNothing() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int i = 0; i < 50_000; i++) {
      Value a = RandomValues.next(random);
      Value b = RandomValues.next(random);
      for (Arithmetic operator : Arithmetic.values()) {
        Value result = operator.apply(a, b);
        assertThat(result == MISSING || Numbers.isNumber(result))
            .as("seed %s: %s %s %s", SEED, a, operator, b)
            .isTrue();
      }
    }
  }

  private static Whole whole(long number) {
    return new Whole(number);
  }
}
