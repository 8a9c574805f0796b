package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldReaderTest {
  private static final List<String> KEYS =
      List.of("a", "b", "a.b", "", "@x", "0", "k\\u0041", "é", "longer name", "a.0");
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a.b",
          "a.a",
          "a.b.b",
          "a.0",
          "a.0.b",
          "b.1",
          "@@x",
          "kA",
          "é",
          "",
          ".a",
          "longer name",
          "a.0.0",
          "@message",
          "bytes",
          "srcAddr",
          "request_url",
          "@requestId");

  @Test
  void findsWhatIsAskedForAndNothingElse() {
    FieldReader reader = new FieldReader(List.of("user.id", "missing", "tags.1"));

    assertThat(
            read(
                reader,
                List.of("user.id", "missing", "tags.1"),
                "{\"user\":{\"id\":7},\"tags\":[1,2]}"))
        .isEqualTo(Map.of("user.id", "7", "tags.1", "2"));
  }

  @Test
  void aDotMayPartKeysOrBePartOfOne() {
    List<String> names = List.of("a.b.c");
    FieldReader reader = new FieldReader(names);

    assertThat(read(reader, names, "{\"a\":{\"b\":{\"c\":1}}}")).containsEntry("a.b.c", "1");
    assertThat(read(reader, names, "{\"a.b\":{\"c\":2}}")).containsEntry("a.b.c", "2");
    assertThat(read(reader, names, "{\"a\":{\"b.c\":3}}")).containsEntry("a.b.c", "3");
    assertThat(read(reader, names, "{\"a.b.c\":4,\"a\":{\"b.c\":5}}")).containsEntry("a.b.c", "4");
  }

  @Test
  void namesMustDiffer() {
    assertThatThrownBy(() -> new FieldReader(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** So which fields a query names never changes what it sees. */
  @Test
  void anyNamesFindInAnyMessageWhatTheListingHas() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] message = damaged(message(random).getBytes(UTF_8), random);
      List<String> names = new ArrayList<>(NAMES);
      names.removeIf(name -> random.nextInt(3) == 0);
      Map<String, String> expected = new TreeMap<>(FieldListing.of(message, 0, message.length));
      expected.keySet().retainAll(names);
      assertThat(read(new FieldReader(names), names, message))
          .as("seed %d, message %s", seed, new String(message, UTF_8))
          .isEqualTo(expected);
    }
  }

  private static byte[] damaged(byte[] message, Random random) {
    for (int i = random.nextInt(3); i > 0 && message.length > 0; i--) {
      message[random.nextInt(message.length)] = (byte) random.nextInt(256);
    }
    return message;
  }

  private static String message(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 20 4249 1418530010 1418530070 ACCEPT OK";
      case 1 ->
          "2024-05-01T10:00:00.000Z\t79b4f56e-95b1-4643-9700-2807f4e68189\tINFO\t"
              + json(random, 3);
      default -> json(random, 4);
    };
  }

  private static String json(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    return switch (kind) {
      case 0 -> "null";
      case 1 -> "-1.5e3";
      case 2 -> "true";
      case 3 -> "\"t\\u00e9\\n\"";
      case 4 -> {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(json(random, depth - 1));
        }
        yield "[" + String.join(" , ", elements) + "]";
      }
      default -> {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          members.add(
              "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\" :" + json(random, depth - 1));
        }
        yield "{" + String.join(",", members) + "}";
      }
    };
  }

  private static Map<String, String> read(FieldReader reader, List<String> names, String message) {
    return read(reader, names, message.getBytes(UTF_8));
  }

  private static Map<String, String> read(FieldReader reader, List<String> names, byte[] message) {
    Map<String, String> found = new TreeMap<>();
    reader.read(
        message,
        0,
        message.length,
        (slot, utf8, from, length) ->
            assertThat(found.put(names.get(slot), new String(utf8, from, length, UTF_8)))
                .as("found once")
                .isNull());
    return found;
  }
}
