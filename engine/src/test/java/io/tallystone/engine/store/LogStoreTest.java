package io.tallystone.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.heap.FaultyCatalog;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStore.Following;
import io.tallystone.engine.store.LogStore.Producer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
  private static final long NOW = StoreWorld.NOW;
  private static final long DAY = StoreModel.DAY;

  @TempDir private Path directory;
  private StoreWorld world;
  private LogGroup group;
  private LogStream stream;

  @BeforeEach
  void open() {
    world = new StoreWorld(directory);
    group = world.group("app");
    stream = world.stream(group, "web-1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private CompletableFuture<Appended> append(String message, @Nullable Producer producer) {
    List<NewEvent> events = List.of(StoreWorld.event(world.clock.millis(), message));
    return world.store.append(stream, events, world.clock.millis(), producer);
  }

  @Test
  void aBatchIsSeenOnlyOnceItIsAcknowledgedAndInOrderOfOffsets() {
    world.journal.hold();
    CompletableFuture<Appended> first = append("first", null);
    CompletableFuture<Appended> second = append("second", null);
    world.journal.acknowledge(1);
    assertThat(second).isNotDone();
    assertThat(world.messages(group)).isEmpty();
    world.journal.acknowledge(0);
    assertThat(first.join()).isEqualTo(new Appended.Stored(0));
    assertThat(second.join()).isEqualTo(new Appended.Stored(1));
    assertThat(world.messages(group)).containsExactly("first", "second");
  }

  @Test
  void aSealWhileAnAppendIsUnderWayDoesNotPassIt() {
    world.journal.hold();
    CompletableFuture<Appended> first = append("first", null);
    CompletableFuture<Appended> second = append("second", null);
    world.journal.acknowledge(1);
    world.store.seal();
    world.journal.acknowledge(0);
    assertThat(first.join()).isInstanceOf(Appended.Stored.class);
    assertThat(second.join()).isInstanceOf(Appended.Stored.class);
    world.restart();
    assertThat(world.messages(group)).containsExactly("first", "second");
  }

  @Test
  void anUnknownOutcomeIsNotAnAcknowledgementAndOnlyAReplayTells() {
    world.journal.hold();
    CompletableFuture<Appended> lost = append("lost", null);
    world.journal.lose(0, true);
    assertThat(lost.join()).isInstanceOf(Appended.Unavailable.class);
    assertThat(world.messages(group)).isEmpty();
    world.restart();
    assertThat(world.messages(group)).containsExactly("lost");
  }

  @Test
  void aBatchThatTheJournalHoldsTwiceIsReplayedOnce() {
    append("once", null).join();
    world.journal.repeatNewest();
    world.restart();
    assertThat(world.messages(group)).containsExactly("once");
    world.store.seal();
    world.restart();
    assertThat(world.messages(group)).containsExactly("once");
  }

  @Test
  @DisplayName("faults row 17: the same batch twice is stored twice, with positions for ever")
  void positionsSurviveSealsMergesAndRestarts() {
    append("same", null).join();
    append("same", null).join();
    List<EventPosition> before = positions();
    assertThat(before).hasSize(2).doesNotHaveDuplicates();
    world.store.seal();
    assertThat(positions()).isEqualTo(before);
    for (int i = 0; i < 3; i++) {
      append("filler", null).join();
      world.store.seal();
    }
    world.store.maintain();
    assertThat(world.store.status().gauges()).containsEntry("merges_total", 1.0);
    world.restart();
    assertThat(positions()).startsWith(before.toArray(EventPosition[]::new)).hasSize(5);
  }

  private List<EventPosition> positions() {
    return world.pages(StoreWorld.all(group)).stream().map(StoredEvent::position).toList();
  }

  @Test
  @DisplayName("faults row 40: the clock jumps an hour, positions stay unique and in offset order")
  void clockJumpsLeavePositionsUnique() {
    List<Long> offsets = new ArrayList<>();
    for (long jump : new long[] {0, 3_600_000, -7_200_000, 3_600_000}) {
      world.clock.advance(jump);
      offsets.add(((Appended.Stored) append("tick", null).join()).offset());
    }
    world.restart();
    assertThat(offsets).isSorted().doesNotHaveDuplicates();
    assertThat(positions()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aProducersBatchSentAgainIsStoredOnce() {
    Producer first = new Producer("agent", 7);
    assertThat(append("one", first).join()).isInstanceOf(Appended.Stored.class);
    assertThat(append("one", first).join()).isEqualTo(new Appended.AlreadyStored());
    world.restart();
    assertThat(append("one", first).join()).isEqualTo(new Appended.AlreadyStored());
    world.store.seal();
    assertThat(append("one", first).join()).isEqualTo(new Appended.AlreadyStored());
    world.restart();
    assertThat(append("one", first).join()).isEqualTo(new Appended.AlreadyStored());
    assertThat(append("two", new Producer("agent", 8)).join()).isInstanceOf(Appended.Stored.class);
    assertThat(append("other", new Producer("b", 1)).join()).isInstanceOf(Appended.Stored.class);
    assertThat(world.messages(group)).containsExactlyInAnyOrder("one", "two", "other");
  }

  @Test
  void aBatchSentAgainWhileItIsUnderWayGetsTheSameAnswer() {
    world.journal.hold();
    CompletableFuture<Appended> first = append("one", new Producer("agent", 1));
    CompletableFuture<Appended> again = append("one", new Producer("agent", 1));
    assertThat(world.journal.waiting()).isEqualTo(1);
    world.journal.acknowledge(0);
    assertThat(again.join()).isEqualTo(first.join()).isInstanceOf(Appended.Stored.class);
  }

  @Test
  void aFailedBatchIsNotTakenForStoredBecauseALaterOneSucceeded() {
    world.journal.hold();
    CompletableFuture<Appended> first = append("one", new Producer("agent", 1));
    CompletableFuture<Appended> second = append("two", new Producer("agent", 2));
    assertThat(world.journal.waiting()).isEqualTo(1);
    world.journal.lose(0, false);
    assertThat(first.join()).isInstanceOf(Appended.Unavailable.class);
    assertThat(second.join()).isInstanceOf(Appended.Unavailable.class);
    CompletableFuture<Appended> retried = append("one", new Producer("agent", 1));
    world.journal.acknowledge(0);
    assertThat(retried.join()).isInstanceOf(Appended.Stored.class);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void batchesThatAProducerSendsAtOnceAreStoredInTheOrderInWhichTheyCame() {
    world.journal.hold();
    List<CompletableFuture<Appended>> all = new ArrayList<>();
    for (int sequence = 1; sequence <= 5; sequence++) {
      all.add(append("batch " + sequence, new Producer("agent", sequence)));
    }
    for (CompletableFuture<Appended> each : all) {
      while (world.journal.waiting() == 0) {
        Thread.onSpinWait(); // the next one is handed over by a thread of its own
      }
      assertThat(world.journal.waiting()).isEqualTo(1);
      world.journal.acknowledge(0);
      assertThat(each.join()).isInstanceOf(Appended.Stored.class);
    }
    assertThat(world.messages(group))
        .containsExactlyInAnyOrder("batch 1", "batch 2", "batch 3", "batch 4", "batch 5");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBatchThatWaitsForRoomDoesNotHoldUpAnswers() throws Exception {
    world.restart(
        StoreOptions.defaults().withBackground(false).withAppendWait(Duration.ofSeconds(30)));
    String large = "x".repeat(40 << 20); // two of them find no room at once
    world.journal.hold();
    CompletableFuture<Appended> first = append("one", new Producer("agent", 1));
    CompletableFuture<Appended> other = append(large, null);
    CompletableFuture<Appended> second = append(large, new Producer("agent", 2));

    world.journal.acknowledge(0); // second may go now, but finds no room
    assertThat(first.join()).isInstanceOf(Appended.Stored.class);
    world.journal.acknowledge(0);
    assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(Appended.Stored.class);
    while (world.journal.waiting() == 0) {
      Thread.onSpinWait();
    }
    world.journal.acknowledge(0);
    assertThat(second.join()).isInstanceOf(Appended.Stored.class);
  }

  @Test
  void aProducerIsForgottenAfterTwoWeeksOfSilence() {
    append("one", new Producer("agent", 5)).join();
    world.store.seal();
    world.clock.advance(13 * DAY);
    assertThat(append("one", new Producer("agent", 5)).join())
        .isEqualTo(new Appended.AlreadyStored());
    world.clock.advance(2 * DAY);
    world.store.maintain();
    assertThat(world.store.documents().listAll("producer-sequence")).isEmpty();
    assertThat(append("new", new Producer("agent", 1)).join()).isInstanceOf(Appended.Stored.class);
  }

  @Test
  void nothingIsStoredForADeletedStreamAndNothingComesBack() {
    append("before", null).join();
    world.journal.hold();
    CompletableFuture<Appended> underWay = append("under way", null);
    var deleted = world.store.directory().deleteStream(group.id(), "web-1", NOW);
    assertThat(deleted).isPresent();
    world.journal.acknowledge(0);
    assertThat(underWay.join()).isInstanceOf(Appended.Stored.class);
    assertThat(append("after", null).join()).isEqualTo(new Appended.NoSuchStream());
    assertThat(world.messages(group)).isEmpty();
    world.restart();
    assertThat(world.messages(group)).isEmpty();
    world.store.seal();
    world.clock.advance(2 * 3_600_000);
    world.store.maintain();
    assertThat(world.segments.names()).isEmpty();
    world.restart();
    assertThat(world.messages(group)).isEmpty();
    assertThat(append("much later", null).join()).isEqualTo(new Appended.NoSuchStream());
  }

  @Test
  void tombstonesGoWhenTheLastEventsAreGone() {
    LogStream kept = world.stream(group, "web-2");
    append("gone", null).join();
    world.append(kept, NOW, "kept");
    world.store.seal();
    var deleted = world.store.directory().deleteStream(group.id(), "web-1", NOW);
    assertThat(deleted).isPresent();
    world.clock.advance(8 * DAY);
    world.append(kept, NOW, "kept 2");
    world.store.seal();
    world.append(kept, NOW, "kept 3");
    world.store.seal();
    world.store.maintain();
    assertThat(world.messages(group)).containsExactly("kept", "kept 2", "kept 3");
    world.restart();
    assertThat(world.catalog().snapshot().tombstones()).isEmpty();
    assertThat(world.messages(group)).containsExactly("kept", "kept 2", "kept 3");
  }

  @Test
  void retentionHidesAtOnceAndDropsWholeSegmentsWithoutReadingThem() {
    world.append(stream, NOW - 5 * DAY, "old");
    world.store.seal();
    world.append(stream, NOW, "new");
    world.store.seal();
    world.retention(group, 3);
    assertThat(world.messages(group)).containsExactly("new");
    long before = world.store.storedBytes(world.group("app"));
    world.store.maintain();
    assertThat(world.segments.names()).hasSize(1);
    assertThat(world.store.status().gauges()).containsEntry("dropped_segments_total", 1.0);
    assertThat(world.store.storedBytes(world.group("app"))).isEqualTo(before - 3 - 26);
  }

  @Test
  void mergedSegmentsHoldOneDayEach() {
    for (int i = 0; i < 3; i++) {
      for (int day = 0; day < 4; day++) {
        world.append(stream, NOW - day * DAY, "event " + i + "/" + day);
      }
      world.store.seal();
    }
    world.store.maintain();
    assertThat(world.segments.names()).hasSize(4);
    assertThat(world.messages(group)).hasSize(12);
    world
        .catalog()
        .snapshot()
        .segments()
        .forEach(
            segment ->
                assertThat(Math.floorDiv(segment.minTime(), DAY))
                    .isEqualTo(Math.floorDiv(segment.maxTime(), DAY)));
  }

  @Test
  void theLastEventsOfALongStreamTakeOneBlock() {
    for (int i = 0; i < 200; i++) {
      NewEvent[] events = new NewEvent[500];
      for (int j = 0; j < events.length; j++) {
        events[j] = StoreWorld.event(NOW + i * 500L + j, "event " + (i * 500 + j));
      }
      world.append(stream, events);
    }
    world.store.seal();
    world.restart();
    Page warm = world.store.read(last100());
    assertThat(warm.events().getFirst().position().timestamp()).isEqualTo(NOW + 99_999);
    world.restart();
    int before = world.segments.reads();
    Page page = world.store.read(last100());
    assertThat(page.events()).hasSize(100);
    assertThat(page.more()).isTrue();
    // the segment's footer and index, and the block
    assertThat(world.segments.reads() - before).isLessThanOrEqualTo(5);
  }

  private ReadRequest last100() {
    return StoreWorld.request(group, Set.of(stream.id()), true, 100);
  }

  @Test
  void aReaderKeepsItsSegmentsThroughAMerge() {
    for (int i = 0; i < 3; i++) {
      append("event " + i, null).join();
      world.store.seal();
    }
    List<String> seen = new ArrayList<>();
    ReadRequest all = StoreWorld.all(group);
    ReadRequest merging =
        new ReadRequest(
            all.groupId(),
            null,
            0,
            Long.MAX_VALUE,
            null,
            false,
            100,
            1000,
            (utf8, from, length) -> {
              if (seen.isEmpty()) {
                world.store.maintain();
              }
              return seen.add(new String(utf8, from, length, UTF_8));
            },
            all.needs());
    assertThat(world.store.read(merging).events()).hasSize(3);
    assertThat(world.segments.names()).hasSize(1);
  }

  @Test
  void followersHearBatchesInOrderUntilTheyStop() {
    List<String> heard = new ArrayList<>();
    try (Following following =
        world.store.follow(
            group.id(),
            (id, events) -> events.forEach(event -> heard.add(StoreWorld.text(event))))) {
      append("one", null).join();
      append("two", null).join();
      world.append(world.stream(world.group("other"), "s"), NOW, "elsewhere");
      assertThat(following).isNotNull();
    }
    append("three", null).join();
    assertThat(heard).containsExactly("one", "two");
  }

  @Test
  @DisplayName("faults row 36: a broken journal refuses for ever, reads work")
  void aBrokenJournalRefusesAndReadsGoOn() {
    append("before", null).join();
    world.journal.breakDown("sync failed");
    assertThat(append("after", null).join()).isEqualTo(new Appended.Unavailable("sync failed"));
    assertThat(world.store.status().writable()).isFalse();
    assertThat(world.store.status().reason()).isEqualTo("sync failed");
    assertThat(world.messages(group)).containsExactly("before");
    world.store.seal();
    assertThat(world.messages(group)).containsExactly("before");
  }

  @Test
  @DisplayName("faults row 37: no space: refused before ack; reads, deletes, retention; recovers")
  void aFullDiskRefusesAndRecovers() {
    world.append(stream, NOW - 5 * DAY, "old");
    world.store.seal();
    world.restart(world.options.withMemoryTableBytes(2_000));
    world.segments.full(true);
    append("first", null).join();
    assertThatThrownBy(() -> world.store.seal()).hasMessageContaining("No space left");
    List<String> acked = new ArrayList<>(List.of("old", "first"));
    Appended last = new Appended.Stored(0);
    for (int i = 0; i < 100 && last instanceof Appended.Stored; i++) {
      String message = i + "x".repeat(500);
      last = append(message, null).join();
      if (last instanceof Appended.Stored) {
        acked.add(message);
      }
    }
    assertThat(last).isInstanceOf(Appended.Unavailable.class);
    assertThat(world.store.status().writable()).isFalse();
    assertThat(world.store.status().reason()).contains("No space left");
    assertThat(world.messages(group)).containsExactlyInAnyOrderElementsOf(acked);
    world.retention(group, 3);
    world.store.maintain();
    assertThat(world.segments.names()).isEmpty();
    acked.remove("old");
    world.segments.full(false);
    world.store.seal();
    assertThat(append("again", null).join()).isInstanceOf(Appended.Stored.class);
    acked.add("again");
    assertThat(world.messages(group)).containsExactlyInAnyOrderElementsOf(acked);
    assertThat(world.store.status().writable()).isTrue();
  }

  @Test
  void aJournalThatIsFullIsUnavailableAndNothingIsSeen() {
    world.journal.answerNext(
        new AppendResult.Rejected(AppendResult.Reason.FULL, "no space left for the journal"));
    assertThat(append("no", null).join())
        .isEqualTo(new Appended.Unavailable("no space left for the journal"));
    assertThat(append("yes", null).join()).isInstanceOf(Appended.Stored.class);
    assertThat(world.messages(group)).containsExactly("yes");
  }

  @Test
  @DisplayName("faults row 38: a flipped bit puts a block in quarantine, the rest is served")
  void aDamagedBlockIsSetApartAndTheRestServed() {
    append("lost", null).join();
    world.store.seal();
    world.append(stream, NOW + 1, "kept");
    world.store.seal();
    world.segments.damage(world.segments.names().getFirst(), 40);
    world.restart();
    for (int i = 0; i < 2; i++) {
      Page page = world.store.read(StoreWorld.all(group));
      assertThat(page.damaged()).isTrue();
      assertThat(page.events().stream().map(StoreWorld::text)).containsExactly("kept");
      assertThat(world.store.status().gauges()).containsEntry("quarantined_segments", 1.0);
    }
    assertThat(world.catalog().snapshot().segments().getFirst().quarantined()).contains("damaged");
    append("more", null).join();
    world.store.seal();
    world.store.maintain();
    assertThat(world.segments.names()).hasSize(3);
  }

  @Test
  @DisplayName("faults row 48: an entry of a newer layout is refused cleanly")
  void anEntryOfANewerLayoutIsRefused() {
    world.store.close();
    world.journal.put(new byte[] {2, 0, 0});
    assertThatThrownBy(() -> world.restart()).hasMessageContaining("layout version: 2");
  }

  @Test
  void aSegmentThatNeverBecameLiveIsDeletedAtTheNextStart() throws Exception {
    append("kept", null).join();
    world.store.seal();
    var put =
        world.segments.putOnce(
            "p0-e00000001-n000000ff-o9", sink -> sink.write(ByteBuffer.wrap(new byte[] {1})));
    assertThat(put).isNotNull();
    world.restart();
    assertThat(world.segments.names()).hasSize(1);
    assertThat(world.messages(group)).containsExactly("kept");
  }

  @Test
  void resetLeavesNothing() {
    append("sealed", new Producer("agent", 1)).join();
    world.store.seal();
    append("fresh", null).join();
    world.store.reset();
    assertThat(world.store.directory().group(StoreWorld.SCOPE, "app")).isEmpty();
    assertThat(append("late", null).join()).isEqualTo(new Appended.NoSuchStream());
    assertThat(world.segments.names()).isEmpty();
    assertThat(world.store.documents().listAll("producer-sequence")).isEmpty();
    group = world.group("app");
    stream = world.stream(group, "web-1");
    append("new", null).join();
    world.restart();
    assertThat(world.messages(group)).containsExactly("new");
  }

  @Test
  void tablesAreSealedInTheBackgroundWhenTheyAreFull() throws InterruptedException {
    world.restart(
        world
            .options
            .withBackground(true)
            .withMemoryTableBytes(10_000)
            .withAppendWait(Duration.ofSeconds(30)));
    for (int i = 0; i < 200; i++) {
      assertThat(append("x".repeat(400) + i, null).join()).isInstanceOf(Appended.Stored.class);
    }
    assertThat(world.messages(group)).hasSize(200);
    assertThat(world.store.status().gauges().get("seals_total")).isGreaterThan(3.0);
    assertThat(world.journal.bytes()).isLessThan(40_000);
  }

  @Test
  void aSealFencedOffMakesTheStoreReadOnlyAndSaysWhy() {
    append("kept", null).join();
    world.fates.add(FaultyCatalog.Fate.FENCED);
    assertThatThrownBy(() -> world.store.seal()).hasMessageContaining("has taken over");
    assertThat(append("refused", null).join()).isInstanceOf(Appended.Unavailable.class);
    assertThat(world.store.status().writable()).isFalse();
    assertThat(world.messages(group)).containsExactly("kept");
    assertThat(world.segments.names()).isEmpty();
    world.restart();
    assertThat(world.messages(group)).containsExactly("kept");
  }

  @Test
  void aSealWithAnUnknownOutcomeIsFoundOutAndNothingIsDoubled() {
    append("done", null).join();
    world.fates.add(FaultyCatalog.Fate.DONE_UNKNOWN);
    world.store.seal();
    assertThat(world.messages(group)).containsExactly("done");
    append("not done", null).join();
    world.fates.add(FaultyCatalog.Fate.FAILED_UNKNOWN);
    assertThatThrownBy(() -> world.store.seal()).hasMessageContaining("did not take the seal");
    assertThat(world.messages(group)).containsExactly("done", "not done");
    world.store.seal();
    world.restart();
    assertThat(world.messages(group)).containsExactly("done", "not done");
    assertThat(world.segments.names()).hasSize(2);
  }

  @Test
  void aMergeThatFailsLeavesTheOldSegments() {
    for (int i = 0; i < 3; i++) {
      append("event " + i, null).join();
      world.store.seal();
    }
    List<String> before = world.segments.names();
    world.fates.add(FaultyCatalog.Fate.FAILED);
    world.store.maintain();
    assertThat(world.segments.names()).isEqualTo(before);
    world.fates.add(FaultyCatalog.Fate.DONE_UNKNOWN);
    world.store.maintain();
    assertThat(world.segments.names()).hasSize(1);
    assertThat(world.messages(group)).hasSize(3);
  }

  @Test
  void whatWasDeletedLongAgoLeavesTheDiskEvenIfNothingIsMerged() {
    LogStream kept = world.stream(group, "web-2");
    append("gone", null).join();
    world.append(kept, NOW, "kept");
    world.store.seal();
    var deleted = world.store.directory().deleteStream(group.id(), "web-1", NOW);
    assertThat(deleted).isPresent();
    world.store.maintain();
    assertThat(world.store.status().gauges()).containsEntry("segment_events", 2.0);
    world.clock.advance(8 * DAY);
    world.store.maintain();
    assertThat(world.store.status().gauges()).containsEntry("segment_events", 1.0);
    assertThat(world.catalog().snapshot().tombstones()).isEmpty();
    assertThat(world.messages(group)).containsExactly("kept");
  }

  @Test
  void aClosedStoreRefusesAtOnce() {
    world.store.close();
    assertThat(append("late", null).join())
        .isEqualTo(new Appended.Unavailable("the store is closed"));
    assertThatThrownBy(() -> world.store.status()).hasMessage("the store is closed");
  }
}
