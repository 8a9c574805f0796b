package io.tallystone.engine.catalog;

import static io.tallystone.engine.catalog.DirectoryTestWorld.SCOPE;
import static io.tallystone.engine.catalog.DirectoryTestWorld.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings against a sorted map, over random names, changes, prefixes and pages. */
final class ListingPropertyTest {

  private static final String[] LETTERS = {
    "a", "b", "/", "%", "_", "'", "\0", "é", "\uD7FF", "\uE000", "\uFFFF", "😀", "\uDBFF\uDFFF"
  };

  private final Comparator<String> order = NameRange::compare;

  @TempDir Path directory = Path.of("");

  @Test
  void namesCompareAsTheirUtf8BytesDo() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String a = name(random, 4);
      String b = name(random, 4);
      int bytes =
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(NameRange.compare(a, b)))
          .as("seed %d: %s, %s", seed, a, b)
          .isEqualTo(Integer.signum(bytes));
      String end = NameRange.afterAllWith(a);
      boolean within = NameRange.compare(b, a) >= 0 && (end == null || order.compare(b, end) < 0);
      assertThat(within).as("seed %d: %s, prefix %s", seed, b, a).isEqualTo(b.startsWith(a));
    }
  }

  @Test
  void listingsAreThoseOfASortedMap() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    NavigableMap<String, @Nullable Long> model = new TreeMap<>(order);
    try (SqliteCatalog catalog =
        SqliteCatalog.open(directory.resolve("catalog.db"), Clock.systemUTC())) {
      LogDirectory streams = catalog.directory();
      long group = streams.createGroup(group("g")).orElseThrow().id();
      long noise = streams.createGroup(group("h")).orElseThrow().id();
      Lease lease = catalog.acquire(0, "node");
      for (int round = 0; round < 15; round++) {
        change(random, streams, group, noise, model);
        touch(random, catalog, lease, round, group, model);
        for (int i = 0; i < 10; i++) {
          compareByName(random, streams, group, model, seed);
          compareByLastEvent(random, streams, group, model, seed);
        }
        assertThat(streams.streamCount(group)).as("seed %d", seed).isEqualTo(model.size());
      }
      assertThat(streams.groupCount(SCOPE)).isEqualTo(2);
    }
  }

  private static void change(
      Random random,
      LogDirectory streams,
      long group,
      long noise,
      NavigableMap<String, @Nullable Long> model) {
    for (int i = 0; i < 12; i++) {
      String name = name(random, 4);
      if (random.nextInt(4) == 0) {
        streams.createStream(noise, name, 1);
      }
      if (random.nextInt(4) == 0) {
        assertThat(streams.deleteStream(group, name, 1).isPresent())
            .isEqualTo(model.containsKey(name));
        model.remove(name);
      } else {
        assertThat(streams.createStream(group, name, 1).isPresent())
            .isEqualTo(!model.containsKey(name));
        model.putIfAbsent(name, null);
      }
    }
  }

  private static void touch(
      Random random,
      SqliteCatalog catalog,
      Lease lease,
      int round,
      long group,
      NavigableMap<String, @Nullable Long> model) {
    List<StreamDelta> deltas = new ArrayList<>();
    for (String name : List.copyOf(model.keySet())) {
      if (random.nextInt(10) == 0) {
        long time = random.nextInt(6);
        long id = catalog.directory().stream(group, name).orElseThrow().id();
        deltas.add(new StreamDelta(group, id, time, time, time, 1, 1));
        Long old = model.get(name);
        model.put(name, old == null ? time : Math.max(old, time));
      }
    }
    catalog.commit(lease, round, round + 1, List.of(), deltas, List.of());
  }

  private void compareByName(
      Random random,
      LogDirectory streams,
      long group,
      NavigableMap<String, @Nullable Long> model,
      long seed) {
    String prefix = name(random, 2);
    boolean descending = random.nextBoolean();
    String after = random.nextBoolean() ? null : name(random, 4);
    int limit = 1 + random.nextInt(8);
    List<String> expected =
        (descending ? model.descendingMap() : model)
            .keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(
                    name ->
                        after == null
                            || (descending
                                ? order.compare(name, after) < 0
                                : order.compare(name, after) > 0))
                .limit(limit)
                .toList();
    assertThat(
            streams.streams(group, prefix, after, limit, descending).stream()
                .map(LogStream::name)
                .toList())
        .as("seed %d: prefix %s, after %s, limit %d, %s", seed, prefix, after, limit, descending)
        .isEqualTo(expected);
  }

  private void compareByLastEvent(
      Random random,
      LogDirectory streams,
      long group,
      NavigableMap<String, @Nullable Long> model,
      long seed) {
    Comparator<String> byTime = Comparator.comparingLong(name -> time(model, name));
    Comparator<String> all = byTime.thenComparing(order);
    boolean descending = random.nextBoolean();
    List<String> expected =
        model.keySet().stream().sorted(descending ? all.reversed() : all).toList();
    int limit = 1 + random.nextInt(20);
    List<String> listed = new ArrayList<>();
    @Nullable LogStream after = null;
    List<LogStream> page;
    do {
      page = streams.streamsByLastEvent(group, after, limit, descending);
      page.forEach(stream -> listed.add(stream.name()));
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == limit);
    assertThat(listed).as("seed %d: limit %d, %s", seed, limit, descending).isEqualTo(expected);
  }

  private static long time(NavigableMap<String, @Nullable Long> model, String name) {
    Long time = model.get(name);
    return time == null ? -1 : time;
  }

  private static String name(Random random, int maxLength) {
    StringBuilder name = new StringBuilder();
    for (int length = random.nextInt(maxLength + 1); length > 0; length--) {
      name.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return name.toString();
  }
}
