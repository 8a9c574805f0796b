package io.tallystone.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line's constant text with slots for values; see {@code server-logs.txt}. */
final class Template {
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z0-9 ]+(?:[:|][^{}\"=]*)?)}");
  private static final int NUMBERS = 300;
  private static final Set<String> PLAIN_SLOTS =
      Set.of("uuid", "ip", "port", "seq", "ms", "user", "host", "path", "epoch");

  /** Writes one piece of a line. */
  private interface Piece {
    void append(long time, Values values, StringBuilder out);
  }

  private final List<Piece> pieces = new ArrayList<>();
  private long sequence = 100_000;

  private Template() {}

  static Template parse(String text, Values values) {
    Template template = new Template();
    Matcher slots = SLOT.matcher(text);
    int at = 0;
    while (slots.find()) {
      Piece piece = template.slot(slots.group(1), values);
      if (piece != null) {
        template.constant(text.substring(at, slots.start()));
        template.pieces.add(piece);
        at = slots.end();
      }
    }
    template.constant(text.substring(at));
    return template;
  }

  void append(long time, Values values, StringBuilder out) {
    for (Piece piece : pieces) {
      piece.append(time, values, out);
    }
  }

  private void constant(String text) {
    if (!text.isEmpty()) {
      pieces.add((time, values, out) -> out.append(text));
    }
  }

  /** Null if the braces are part of the text. */
  private @Nullable Piece slot(String name, Values values) {
    if (TimeFormats.has(name)) {
      return (time, from, out) -> TimeFormats.append(name, time, out);
    }
    if (name.indexOf('|') >= 0) {
      String[] words = name.split("\\|", -1);
      return (time, from, out) -> out.append(words[from.random().nextInt(words.length)]);
    }
    int colon = name.indexOf(':');
    if (colon > 0) {
      int number = Integer.parseInt(name.substring(colon + 1));
      return sized(name.substring(0, colon), number, values);
    }
    return PLAIN_SLOTS.contains(name) ? plain(name) : null;
  }

  private Piece plain(String name) {
    return switch (name) {
      case "uuid" -> (time, values, out) -> out.append(values.uuid());
      case "ip" -> (time, values, out) -> out.append(values.address());
      case "port" -> (time, values, out) -> out.append(1024 + values.uneven(60_000));
      case "seq" -> (time, values, out) -> out.append(sequence++);
      case "ms" -> (time, values, out) -> out.append((int) values.latency());
      case "user" -> (time, values, out) -> out.append("user").append(values.uneven(5_000));
      case "host" -> (time, values, out) -> out.append("node-").append(values.uneven(40));
      case "path" ->
          (time, values, out) ->
              out.append("/api/v1/item/").append(values.uneven(100_000)).append("/detail");
      default -> (time, values, out) -> out.append(time / 1000);
    };
  }

  /**
   * A number of at most four digits comes from a pool of the slot; of a longer one every other is
   * new.
   */
  private static Piece sized(String name, int size, Values values) {
    return switch (name) {
      case "hex" -> pooled(() -> values.hex(size), size <= 8 || size == 32 ? 4 : 1);
      case "num" -> pooled(() -> values.number(size), size <= 4 ? NUMBERS : 2);
      case "pid" -> (time, from, out) -> out.append(1 + from.uneven(size));
      default -> throw new IllegalArgumentException("slot: " + name);
    };
  }

  private static Piece pooled(Supplier<String> fresh, int reuse) {
    String[] pool = new String[NUMBERS];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = fresh.get();
    }
    return (time, values, out) -> {
      int at = values.uneven(pool.length);
      if (reuse < NUMBERS && values.random().nextInt(reuse) == 0) {
        pool[at] = fresh.get();
      }
      out.append(pool[at]);
    };
  }
}
