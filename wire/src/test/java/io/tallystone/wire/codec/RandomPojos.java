package io.tallystone.wire.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Fills SDK model types with random values, the same for the same seed. */
final class RandomPojos {
  private static final int DEEPEST = 6;
  private static final String[] PIECES = {
    "a",
    "Zq9",
    "é",
    "日本",
    "😀",
    " ",
    "\"",
    "\\",
    "<b>",
    "&amp;",
    "+",
    "%41",
    "=",
    "/",
    "'",
    "\n",
    "\t",
    "\r\n",
    "x".repeat(40),
    "{\"k\":1}",
    ".",
    "\u2028"
  };

  private final Random random;
  private final boolean query;

  /**
   * A source of values.
   *
   * @param query whether to stay within what query and XML can express: no empty nested structures,
   *     no characters that XML 1.0 lacks
   */
  RandomPojos(long seed, boolean query) {
    this.random = new Random(seed);
    this.query = query;
  }

  /** Fills and builds. */
  SdkPojo fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private SdkPojo fill(SdkPojo builder, int depth) {
    boolean empty = query && depth > 0;
    for (SdkField<?> field : builder.sdkFields()) {
      // The client invents values for such members if they are absent.
      boolean needed = field.containsTrait(DefaultValueTrait.class);
      if (empty || needed || random.nextInt(10) < 7) {
        Object value = value(field, depth);
        if (value != null) {
          field.set(builder, value);
          empty = false;
        }
      }
    }
    return Member.build(builder);
  }

  private @Nullable Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> string();
      case LONG -> random.nextBoolean() ? random.nextLong() : random.nextInt(1000);
      case INTEGER -> random.nextInt();
      case SHORT -> (short) random.nextInt();
      case BYTE -> (byte) random.nextInt();
      case DOUBLE -> floating();
      case FLOAT -> (float) random.nextGaussian();
      case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> instant(field);
      case SDK_BYTES -> bytes();
      case SDK_POJO -> depth == DEEPEST ? null : structure(field, depth + 1);
      case LIST -> depth == DEEPEST ? null : list(field.getTrait(ListTrait.class), depth);
      case MAP -> depth == DEEPEST ? null : map(field.getTrait(MapTrait.class), depth);
      case DOCUMENT -> document(2);
      case NULL -> null;
    };
  }

  private @Nullable SdkPojo structure(SdkField<?> field, int depth) {
    SdkPojo filled = fill(field.constructor().get(), depth);
    boolean empty = filled.equalsBySdkFields(Member.build(field.constructor().get()));
    return query && empty ? null : filled;
  }

  private String string() {
    StringBuilder text = new StringBuilder("s");
    for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    if (!query && random.nextInt(5) == 0) {
      text.append('\u0000').append('\u001B');
    }
    return text.append('e').toString();
  }

  private double floating() {
    return switch (random.nextInt(6)) {
      case 0 -> query ? 0.1 : Double.NaN;
      case 1 -> query ? -1.0 : Double.NEGATIVE_INFINITY;
      case 2 -> random.nextInt(100);
      case 3 -> random.nextGaussian() * 1e300;
      default -> random.nextGaussian();
    };
  }

  private Instant instant(SdkField<?> field) {
    long seconds = random.nextLong(4_000_000_000L);
    boolean wholeSeconds =
        field
            .getOptionalTrait(TimestampFormatTrait.class)
            .filter(trait -> trait.format() == TimestampFormatTrait.Format.RFC_822)
            .isPresent();
    return Instant.ofEpochSecond(seconds)
        .plusMillis(wholeSeconds || random.nextBoolean() ? 0 : random.nextInt(1000));
  }

  private SdkBytes bytes() {
    byte[] bytes = new byte[1 + random.nextInt(20)];
    random.nextBytes(bytes);
    return SdkBytes.fromByteArray(bytes);
  }

  private @Nullable List<Object> list(ListTrait trait, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Object value = value(trait.memberFieldInfo(), depth + 1);
      if (value == null) {
        return null;
      }
      list.add(value);
    }
    return list;
  }

  private @Nullable Map<String, Object> map(MapTrait trait, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Object value = value(trait.valueFieldInfo(), depth + 1);
      if (value == null) {
        return null;
      }
      map.put(string() + i, value);
    }
    return map;
  }

  private Document document(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Document.fromNull();
      case 1 -> Document.fromBoolean(random.nextBoolean());
      case 2 -> Document.fromString(string());
      case 3 -> Document.fromNumber(BigDecimal.valueOf(random.nextInt(), 3));
      case 4 -> Document.fromList(List.of(document(depth - 1), document(depth - 1)));
      default -> Document.fromMap(Map.of(string(), document(depth - 1)));
    };
  }
}
