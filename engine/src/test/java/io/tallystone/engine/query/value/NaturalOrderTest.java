package io.tallystone.engine.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  private static final long SEED = 3;

  /** The sample of the page "sort" in the CloudWatch Logs User Guide. */
  @Test
  void theSampleOfTheUserGuideSortsAsShown() {
    List<String> expected =
        List.of(
            "!:",
            "#",
            "*%04",
            "0#",
            "5A",
            "111A",
            "2345_",
            "@",
            "@_",
            "A",
            "A9876fghj",
            "a12345hfh",
            "0",
            "01",
            "1",
            "2",
            "3");
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(SEED));

    shuffled.sort((a, b) -> NaturalOrder.ASCENDING.compare(new Text(a), new Text(b)));

    assertThat(shuffled).isEqualTo(expected);
  }

  @Test
  void missingValuesComeFirstThenStructuresThenTextThenNumbers() {
    List<Value> expected =
        List.of(
            Missing.MISSING,
            new Items(List.of(new Whole(1))),
            new Fields(Map.of()),
            new Text("z"),
            new Real(-1.5),
            Bool.FALSE,
            new Text("9"),
            new Whole(10),
            new Time(1714557605000L));
    List<Value> sorted = new ArrayList<>(expected.reversed());
    sorted.sort(NaturalOrder.ASCENDING);
    assertThat(sorted).isEqualTo(expected);
  }

  @Test
  void itIsATotalOrder() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    NaturalOrder order = NaturalOrder.ASCENDING;
    for (int i = 0; i < 100_000; i++) {
      Value a = RandomValues.next(random);
      Value b = RandomValues.next(random);
      Value c = RandomValues.next(random);
      String about = "seed " + SEED + ": " + a + ", " + b + ", " + c;
      int ab = Integer.signum(order.compare(a, b));
      assertThat(Integer.signum(order.compare(b, a))).as(about).isEqualTo(-ab);
      assertThat(order.compare(a, a)).as(about).isZero();
      if (ab <= 0 && order.compare(b, c) <= 0) {
        assertThat(order.compare(a, c)).as(about).isLessThanOrEqualTo(0);
      }
      if (ab == 0) {
        assertThat(Coercion.text(a)).as(about).isEqualTo(Coercion.text(b));
      }
    }
  }
}
