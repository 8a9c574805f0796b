package io.tallystone.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LongColumnTest {

  @Test
  void everyColumnComesBackUnchanged() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int rows = random.nextInt(300);
      long[] values = new long[rows];
      LongSupplier next = shape(random, (int) (seed % 6));
      Arrays.setAll(values, i -> next.getAsLong());
      assertThat(roundTrip(values)).as("seed %d", seed).isEqualTo(values);
    }
  }

  @Test
  void extremesComeBackUnchanged() {
    long[] values = {
      Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE
    };
    assertThat(roundTrip(values)).isEqualTo(values);
    assertThat(roundTrip(new long[] {Long.MIN_VALUE})).containsExactly(Long.MIN_VALUE);
    assertThat(roundTrip(new long[0])).isEmpty();
  }

  @Test
  void constantsAndSequencesTakeAFewBytes() {
    long[] constant = new long[10_000];
    Arrays.fill(constant, 1_700_000_000_000L);
    assertThat(written(constant).size()).isLessThan(20);
    long[] sequence = new long[10_000];
    Arrays.setAll(sequence, i -> 5 + 1000L * i);
    assertThat(written(sequence).size()).isLessThan(20);
  }

  @Test
  void cutOffBytesAreNoticed() {
    long[] values = {5, 1_000_000, -3, 77, 12_345_678_901L, 4, 9, 1};
    ByteWriter out = written(values);
    for (int length = 0; length < out.size(); length++) {
      ByteReader in = new ByteReader(out.array(), 0, length);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> LongColumn.read(in, new long[values.length], values.length));
    }
  }

  private static LongSupplier shape(Random random, int shape) {
    long[] state = {random.nextLong()};
    return switch (shape) {
      case 0 -> random::nextLong;
      case 1 -> () -> random.nextInt(1000);
      case 2 -> () -> state[0] += random.nextInt(100);
      case 3 -> () -> state[0];
      case 4 -> () -> state[0] += random.nextInt(10) == 0 ? random.nextInt() : 1;
      default -> () -> -random.nextInt(70_000);
    };
  }

  private static long[] roundTrip(long[] values) {
    ByteWriter out = written(values);
    long[] read = new long[values.length];
    ByteReader in = new ByteReader(out.array(), 0, out.size());
    LongColumn.read(in, read, read.length);
    assertThat(in.remaining()).isZero();
    return read;
  }

  private static ByteWriter written(long[] values) {
    ByteWriter out = new ByteWriter();
    LongColumn.write(out, values.clone(), values.length);
    return out;
  }
}
