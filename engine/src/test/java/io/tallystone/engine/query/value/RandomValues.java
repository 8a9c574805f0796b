package io.tallystone.engine.query.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Values of all kinds for property tests, many of them near the edges of the rules. */
public final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "01",
          "1",
          "1.0",
          "-1",
          "+1",
          "1e3",
          "1e999",
          ".5",
          "5.",
          "-",
          ".",
          "e5",
          "NaN",
          "Infinity",
          "0x1f",
          "1d",
          "true",
          "FALSE",
          "null",
          "5A",
          "111A",
          "2345_",
          "é",
          "\uFFFF",
          "\uD83D\uDE00",
          "\uD800",
          "\u0000",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "9007199254740993",
          "::1",
          "10.0.0.1",
          "fe80::1%eth0",
          "{\"a\":[1,{\"b\":null}]}",
          "[1,\"x\",true]",
          "[",
          "{\"a\"",
          "2024-05-01 10:00:05.000",
          "%41%zz",
          "SGVsbG8=",
          "0x",
          "-0xff",
          "\"q\"",
          "a\nb\tc");
  private static final double[] DOUBLES = {
    0.0, -0.0, 0.1, 1.5, -2.5, 1e300, -1e300, 1e-300, 0x1p53, 0x1p63, -0x1p63, 1e18, 0.00005, 2.0
  };
  private static final long[] LONGS = {
    0, 1, -1, 2, 400, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private RandomValues() {}

  /** A value of any kind. */
  public static Value next(RandomGenerator random) {
    return next(random, 3);
  }

  private static Value next(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 9)) {
      case 0 -> Missing.MISSING;
      case 1 -> Bool.of(random.nextBoolean());
      case 2 -> new Whole(LONGS[random.nextInt(LONGS.length)]);
      case 3 -> new Whole(random.nextInt(-20, 20));
      case 4 -> new Real(DOUBLES[random.nextInt(DOUBLES.length)]);
      case 5 ->
          new Time(random.nextBoolean() ? random.nextLong() : random.nextLong(4102444800000L));
      case 6, 7 -> new Text(TEXTS.get(random.nextInt(TEXTS.size())));
      case 8 -> new Text(text(random));
      case 9 -> items(random, depth);
      default -> fields(random, depth);
    };
  }

  /** A short text of characters that matter to order and to numbers. */
  public static String text(RandomGenerator random) {
    String alphabet = "019aZ_-+.eE @";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(7); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Value items(RandomGenerator random, int depth) {
    List<Value> items = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      items.add(next(random, depth - 1));
    }
    return new Items(items);
  }

  private static Value fields(RandomGenerator random, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      fields.put(text(random), next(random, depth - 1));
    }
    return new Fields(fields);
  }
}
