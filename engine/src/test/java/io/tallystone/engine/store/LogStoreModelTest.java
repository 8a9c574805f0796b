package io.tallystone.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any mixture of appends, seals, merges, deletes, expiry and restarts reads as a plain list. */
class LogStoreModelTest {
  private static final boolean LONG = Boolean.getBoolean("tallystone.long");

  @Test
  void anyHistoryReadsAsAPlainList(@TempDir Path directory) throws IOException {
    for (int round = 0; round < (LONG ? 300 : 12); round++) {
      long seed = LONG ? System.nanoTime() : 1_000 + round;
      Path home = Files.createDirectories(directory.resolve("" + round));
      try (StoreWorld world = new StoreWorld(home)) {
        world.journal.step(1 + round % 3);
        new History(world, new Random(seed)).play();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static final class History {
    private final StoreWorld world;
    private final Random random;
    private final StoreModel model = new StoreModel();

    History(StoreWorld world, Random random) {
      this.world = world;
      this.random = random;
    }

    void play() {
      for (int step = 0; step < 250; step++) {
        step();
      }
      for (LogGroup group : model.groups) {
        compare(StoreWorld.all(group));
        world.store.seal();
        world.store.maintain();
        compare(StoreWorld.all(group));
      }
    }

    private void step() {
      int what = random.nextInt(100);
      if (what < 5 || model.streams.isEmpty()) {
        create();
      } else if (what < 60) {
        append(any(model.streams));
      } else if (what < 68) {
        world.store.seal();
      } else if (what < 72) {
        world.store.maintain();
      } else if (what < 74) {
        delete(any(model.streams));
      } else if (what < 76) {
        expire(any(model.groups));
      } else if (what < 79) {
        long bytes = random.nextBoolean() ? 20_000 : 1 << 20;
        world.restart(world.options.withMemoryTableBytes(bytes));
      } else if (what < 82) {
        world.clock.advance((long) (random.nextDouble() * StoreModel.DAY));
      } else if (what < 97) {
        compare(request(any(model.groups)));
      } else {
        compareStreams(any(model.groups));
      }
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private void create() {
      if (model.groups.isEmpty() || (model.groups.size() < 3 && random.nextBoolean())) {
        model.groups.add(world.group("group-" + random.nextLong()));
      }
      model.streams.add(world.stream(any(model.groups), "stream-" + random.nextLong()));
    }

    private void append(LogStream stream) {
      int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 5);
      long age = random.nextInt(3) == 0 ? random.nextLong(5 * StoreModel.DAY) : 0;
      long time = world.clock.millis() - age;
      List<NewEvent> events = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        time += random.nextInt(3) == 0 ? 0 : random.nextInt(40);
        String word = any(List.of("alpha", "beta", "gamma", "delta"));
        String filler = "x".repeat(random.nextInt(100));
        events.add(StoreWorld.event(time, word + " " + random.nextInt(50) + filler));
      }
      long ingestion = world.clock.millis();
      Appended appended = world.store.append(stream, events, ingestion, null).join();
      if (appended instanceof Appended.Unavailable) {
        world.store.seal();
        appended = world.store.append(stream, events, ingestion, null).join();
      }
      model.stored(stream, events, ingestion, ((Appended.Stored) appended).offset());
    }

    private void delete(LogStream stream) {
      LogGroup group = model.groupOf(stream);
      long now = world.clock.millis();
      if (random.nextInt(4) == 0) {
        world.store.directory().deleteGroup(StoreWorld.SCOPE, group.name(), now);
        model.deleted(group);
      } else {
        world.store.directory().deleteStream(group.id(), stream.name(), now);
        model.deleted(stream);
      }
      assertThat(world.append(stream, now, "too late")).isEqualTo(new Appended.NoSuchStream());
    }

    private void expire(LogGroup group) {
      // never longer than before: what expired may be gone for good, or not yet
      int days = model.retention(group) == 0 ? any(List.of(1, 3, 7)) : 1;
      world.retention(group, days);
      model.retention(group, days);
    }

    private ReadRequest request(LogGroup group) {
      Set<Long> wanted = new HashSet<>();
      for (LogStream stream : model.streams) {
        if (random.nextInt(3) == 0) {
          wanted.add(stream.id());
        }
      }
      long from =
          random.nextBoolean() ? 0 : world.clock.millis() - random.nextLong(6 * StoreModel.DAY);
      long to = random.nextBoolean() ? Long.MAX_VALUE : from + random.nextLong(StoreModel.DAY);
      String needle = any(List.of("", "alpha", "gamma 7", "nowhere"));
      return new ReadRequest(
          group.id(),
          random.nextBoolean() ? null : wanted,
          from,
          to,
          null,
          random.nextBoolean(),
          1 + random.nextInt(random.nextBoolean() ? 5 : 500),
          1 + random.nextInt(random.nextBoolean() ? 100 : 100_000),
          (utf8, start, length) -> new String(utf8, start, length, UTF_8).contains(needle),
          needle.isEmpty() ? new Needs.Anything() : new Needs.Literal(needle.getBytes(UTF_8)));
    }

    private void compare(ReadRequest request) {
      List<StoredEvent> expected = model.expected(request, world.clock.millis());
      Page first = world.store.read(request);
      assertThat(first.events().size()).isEqualTo(StoreModel.firstPage(request, expected));
      assertThat(first.more()).isEqualTo(first.events().size() < expected.size());
      assertThat(first.damaged()).isFalse();
      List<StoredEvent> actual = world.pages(request);
      assertThat(actual.stream().map(StoredEvent::position).toList())
          .isEqualTo(expected.stream().map(StoredEvent::position).toList());
      for (int i = 0; i < actual.size(); i++) {
        assertThat(actual.get(i).message()).isEqualTo(expected.get(i).message());
        assertThat(actual.get(i).ingestionTime()).isEqualTo(expected.get(i).ingestionTime());
      }
    }

    private void compareStreams(LogGroup group) {
      boolean descending = random.nextBoolean();
      Comparator<LogStream> order =
          Comparator.comparingLong(model::lastEvent).thenComparing(LogStream::name);
      List<LogStream> listed = new ArrayList<>();
      List<LogStream> page =
          world.store.streamsByLastEvent(group.id(), null, 1 + random.nextInt(4), descending);
      while (!page.isEmpty()) {
        listed.addAll(page);
        if (random.nextInt(5) == 0) {
          world.store.seal();
        }
        LogStream last = page.getLast();
        page = world.store.streamsByLastEvent(group.id(), last, 1 + random.nextInt(4), descending);
      }
      assertThat(listed.stream().map(LogStream::name).toList())
          .isEqualTo(
              model.streamsOf(group).stream()
                  .sorted(descending ? order.reversed() : order)
                  .map(LogStream::name)
                  .toList());
      for (LogStream stream : listed) {
        Long fresh = world.store.fresh(stream).lastEventTime();
        assertThat(fresh == null ? -1 : fresh).isEqualTo(model.lastEvent(stream));
      }
    }
  }
}
