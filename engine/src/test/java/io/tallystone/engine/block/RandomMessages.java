package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Messages of all kinds, drawn from a seed: text, JSON and bytes that are neither. */
public final class RandomMessages {
  /** How many kinds there are; the last one is a mixture. */
  public static final int KINDS = 7;

  private static final String[] WORDS = {
    "ERROR", "INFO", "started", "connection", "refused", "user_42", "été", "日本", "cafe", "deadbeef",
    "0x1F", "a", "GET", "/index.html", "true", "null", "x=1", "[main]", "\"quoted\"", "𝄞"
  };
  private static final String[] KEYS = {"level", "msg", "id", "id", "n", "käse", "a b", ""};

  private final Random random;

  /** Draws from this source. */
  public RandomMessages(Random random) {
    this.random = random;
  }

  /** A message of one of the kinds, below {@link #KINDS}. */
  public byte[] message(int kind) {
    return switch (kind) {
      case 0 -> json(0).getBytes(UTF_8);
      case 1 -> logLine().getBytes(UTF_8);
      case 2 -> bytes();
      case 3 -> random.nextInt(3) == 0 ? new byte[0] : logLine().getBytes(UTF_8);
      case 4 -> words().getBytes(UTF_8);
      case 5 -> compounds().getBytes(UTF_8);
      default -> message(random.nextInt(6));
    };
  }

  private String logLine() {
    return "2026-01-%02d %02d:%02d:%02d,%03d [pool-%d] %s blk_%d from 10.%d.%d.%d took %d ms id %s"
        .formatted(
            1 + random.nextInt(28),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1000),
            random.nextInt(5),
            WORDS[random.nextInt(WORDS.length)],
            random.nextLong(),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(5000),
            new java.util.UUID(random.nextLong(), random.nextLong()));
  }

  /** Times, addresses and UUIDs, and what only looks like them. */
  private String compounds() {
    String hour = "%02d".formatted(random.nextInt(random.nextInt(9) == 0 ? 100 : 24));
    String time = hour + ":%02d:%02d".formatted(random.nextInt(61), random.nextInt(60));
    String date = "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
    String uuid = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    return switch (random.nextInt(8)) {
      case 0 -> date + "T" + time + "Z up";
      case 1 -> date + "T" + time + ".%03dZ up".formatted(random.nextInt(1000));
      case 2 -> time + ",%03d done".formatted(random.nextInt(1000));
      case 3 -> "at " + time + " Z" + time + "Zulu " + time + "." + random.nextInt(2000);
      case 4 -> "from " + address() + " to " + address() + "." + random.nextInt(10);
      case 5 -> "v0" + address() + " 0" + address();
      case 6 -> uuid + "-" + uuid.toUpperCase(java.util.Locale.ROOT) + " id=" + uuid;
      default -> "id " + uuid.replace('-', '.') + " " + uuid.toUpperCase(java.util.Locale.ROOT);
    };
  }

  private String address() {
    return "10.%d.%d.%d"
        .formatted(random.nextInt(3), random.nextInt(260), random.nextInt(random.nextInt(2) + 255));
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(12);
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)])
          .append(" \t,=:;\n\r\0|".charAt(random.nextInt(10)));
      if (random.nextInt(3) == 0) {
        text.append(number());
      }
    }
    return text.toString();
  }

  private String number() {
    return switch (random.nextInt(9)) {
      case 0 -> "00" + random.nextInt(1000);
      case 1 -> "" + random.nextLong();
      case 2 -> "123456789012345678901234567890" + random.nextInt(100);
      case 3 -> random.nextInt(100) + "." + random.nextInt(1000);
      case 4 -> "-0";
      case 5 -> "1e" + random.nextInt(999);
      case 6 -> Long.toHexString(random.nextLong());
      case 7 -> "%08X".formatted(random.nextInt());
      default -> "" + random.nextInt(100);
    };
  }

  private String json(int depth) {
    StringBuilder text = new StringBuilder("{");
    int fields = random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      text.append(i == 0 ? "" : random.nextInt(9) == 0 ? " , " : ",")
          .append('"')
          .append(KEYS[random.nextInt(KEYS.length)])
          .append(random.nextInt(9) == 0 ? "\" :\t" : "\":")
          .append(value(depth));
    }
    // Now and then not JSON after all.
    return text.append(random.nextInt(30) == 0 ? "" : "}").toString();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 8)) {
      case 0, 1 -> number();
      case 2 -> "\"" + WORDS[random.nextInt(10)] + "\"";
      case 3 -> "\"esc \\\" \\\\ \\u00e9 " + number() + "\"";
      case 4 -> random.nextBoolean() ? "true" : "null";
      case 5 -> "\"" + new java.util.UUID(random.nextLong(), random.nextLong()) + "\"";
      case 6 -> "[" + value(depth + 1) + ", " + value(depth + 1) + "]";
      default -> json(depth + 1);
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 5000 : 40)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= 3;
      }
    }
    return bytes;
  }
}
