package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.maintenance.Backlog;
import io.tallystone.engine.maintenance.Maintenance;
import io.tallystone.engine.maintenance.OrphanSweep;
import io.tallystone.engine.maintenance.Ownership;
import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.maintenance.Sealing;
import io.tallystone.engine.maintenance.SegmentNames;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.ProducerKey;
import io.tallystone.engine.memory.ProducerSequence;
import io.tallystone.engine.memory.Slabs;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.Catalog.Snapshot;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log store over a journal, a segment store and a catalogue.
 *
 * <p>A batch goes to the journal; once acknowledged it goes to the memory table, then to followers,
 * then its caller is told. Tables are sealed into segments and segments are merged in the
 * background. Readers take a view of all of them.
 */
final class JournaledLogStore implements LogStore {
  private static final int PARTITION = 0;
  private static final Duration SEAL_TICK = Duration.ofSeconds(1);
  private static final Duration RESET_PATIENCE = Duration.ofSeconds(10);

  private final Ports ports;
  private final StoreOptions options;
  private final Deletions deletions = new Deletions();
  private final Ownership ownership;
  private final Slabs slabs;
  private final Views views;
  private final Tables tables;
  private final Room room;
  private final Acknowledgements acknowledgements;
  private final Followers followers = new Followers();
  private final ProducerCheckpoints checkpoints;
  private final Producers producers;
  private final LogDirectory directory;
  private final Quarantine quarantine;
  private final EventReader reader;
  private final SplitReader splits;
  private final FreshStreams fresh;
  private final Sealer sealer;
  private final BackgroundLoop sealLoop;
  private final Upkeep upkeep;
  private final Backlog backlog;
  private final BackgroundLoop upkeepLoop;
  private final BlockCache cache;
  private final Gauges gauges = new Gauges();
  private final Runnable afterClose;
  private final AtomicInteger resetsWaiting = new AtomicInteger();
  private volatile boolean closed;

  JournaledLogStore(Ports ports, StoreOptions options, Clock clock, Runnable afterClose) {
    this.ports = ports;
    this.options = options;
    this.afterClose = afterClose;
    cache = new BlockCache(options.blockCacheBytes());
    ownership = new Ownership(ports.catalog(), PARTITION, options.node());
    Snapshot known = ports.catalog().snapshot();
    known.tombstones().forEach(deletions::add);
    slabs = new Slabs(options.memoryTableBytes(), options.maxFrozenTables() + 1);
    MemoryTable active = new MemoryTable(ownership.lease().nextOffset(), slabs);
    views = new Views(active, live(known, cache));
    sealLoop = new BackgroundLoop("tallystone-seal", SEAL_TICK, this::sealDue);
    tables = new Tables(views, slabs, options, clock, sealLoop::wake);
    room = new Room(options.maxUnackedBytes(), tables::full);
    acknowledgements =
        new Acknowledgements(ports.journal(), deletions, this::acknowledged, room::give);
    checkpoints = new ProducerCheckpoints(ports.catalog().documents());
    producers = new Producers(views, checkpoints, clock);
    directory =
        new WatchedDirectory(
            ports.catalog().directory(),
            tombstone -> acknowledgements.betweenAppends(() -> deletions.add(tombstone)),
            this::reset);
    quarantine = new Quarantine(ports.catalog());
    reader = new EventReader(views, directory, deletions, quarantine, clock);
    splits = new SplitReader(views, directory, deletions, quarantine, clock);
    ReadWriteLock checkpoint = new ReentrantReadWriteLock();
    fresh = new FreshStreams(views, directory, checkpoint.readLock());
    SegmentNames names = new SegmentNames();
    Sealing sealing =
        new Sealing(
            ports.catalog(),
            ports.journal(),
            ports.segments(),
            cache,
            views,
            deletions,
            ownership,
            checkpoints,
            names,
            checkpoint.writeLock());
    upkeepLoop = new BackgroundLoop("tallystone-upkeep", Upkeep.TIDY_EVERY, this::upkeepStep);
    sealer = new Sealer(sealing, tables, room, ownership, upkeepLoop::wake);
    backlog = new Backlog(views, options.merge().mostUnmerged());
    Maintenance maintenance =
        new Maintenance(
            ports.catalog(),
            ports.segments(),
            cache,
            views,
            deletions,
            ownership,
            names,
            quarantine,
            checkpoint.writeLock(),
            options.background() ? options.merge() : options.merge().withDuty(1),
            backlog,
            clock,
            acknowledgements::underWay,
            () -> closed || resetsWaiting.get() > 0);
    upkeep = new Upkeep(maintenance, checkpoints, clock);
  }

  private List<LiveSegment> live(Snapshot known, BlockCache blocks) {
    Set<String> names =
        known.segments().stream().map(SegmentRecord::name).collect(Collectors.toSet());
    OrphanSweep.run(ports.segments(), ownership.lease(), names);
    return known.segments().stream()
        .map(stored -> new LiveSegment(stored, ports.segments(), blocks))
        .toList();
  }

  /** Replays the journal, then lets the background work begin. */
  void start() {
    new Recovery(checkpoints::find)
        .replay(
            ports.journal(),
            ownership.lease().nextOffset(),
            batch -> {
              tables.take(batch);
              if (tables.full()) {
                sealer.sealDue(() -> false); // nothing is merged yet
              }
            },
            tables::skip);
    if (options.background()) {
      sealLoop.start();
      upkeepLoop.start();
    }
  }

  private void sealDue() {
    sealer.sealDue(backlog::isFull);
  }

  private void upkeepStep() {
    if (upkeep.step()) {
      upkeepLoop.wake();
      sealLoop.wake(); // it may have waited for this merge
    }
  }

  private void acknowledged(EventBatch batch) {
    tables.take(batch);
    gauges.appended(batch);
    followers.tell(batch);
  }

  @Override
  public LogDirectory directory() {
    return directory;
  }

  @Override
  public Documents documents() {
    return ports.catalog().documents();
  }

  @Override
  public CompletableFuture<Appended> append(
      LogStream stream, List<NewEvent> events, long ingestionTime, @Nullable Producer producer) {
    String refusal = refusal();
    if (!refusal.isEmpty()) {
      return unavailable(refusal);
    }
    try {
      if (directory.streamById(stream.id()).isEmpty()) {
        return CompletableFuture.completedFuture(new Appended.NoSuchStream());
      }
    } catch (CatalogException e) {
      return unavailable(String.valueOf(e.getMessage()));
    }
    ProducerSequence sequence =
        producer == null ? null : new ProducerSequence(producer.id(), producer.sequence());
    EventBatch batch =
        EventBatch.of(stream.groupId(), stream.id(), ingestionTime, sequence, events);
    return sequence == null
        ? appendBatch(batch)
        : producers.once(
            new ProducerKey(stream.id(), sequence.producerId()),
            sequence.sequence(),
            () -> appendBatch(batch));
  }

  private CompletableFuture<Appended> appendBatch(EventBatch batch) {
    Duration patience = sealer.failure().isEmpty() ? options.appendWait() : Duration.ZERO;
    if (!room.take(batch.heapBytes(), patience)) {
      return unavailable(
          sealer.failure().isEmpty() ? "more is appended than the disk takes" : sealer.failure());
    }
    return acknowledgements.append(UUID.randomUUID(), batch);
  }

  private static CompletableFuture<Appended> unavailable(String reason) {
    return CompletableFuture.completedFuture(new Appended.Unavailable(reason));
  }

  /** Why nothing can be appended; empty if it can. */
  private String refusal() {
    return closed ? "the store is closed" : ownership.lost();
  }

  @Override
  public Page read(ReadRequest request) {
    return reader.read(request);
  }

  @Override
  public Splits splits(long groupId, long fromTime, long toTime, Needs needs) {
    return splits.splits(groupId, fromTime, toTime, needs);
  }

  @Override
  public LogStream fresh(LogStream stream) {
    return fresh.fresh(stream);
  }

  @Override
  public List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending) {
    return fresh.byLastEvent(groupId, after, limit, descending);
  }

  @Override
  public long storedBytes(LogGroup group) {
    return fresh.storedBytes(group);
  }

  @Override
  public Following follow(long groupId, Follower follower) {
    return followers.add(groupId, follower);
  }

  @Override
  public void seal() {
    sealer.sealAll();
  }

  @Override
  public void maintain() {
    upkeep.runAll();
  }

  @Override
  public void reset() {
    resetsWaiting.incrementAndGet(); // ends a merge, which may take minutes
    try {
      upkeep.between(() -> sealer.between(() -> acknowledgements.betweenAppends(this::empty)));
    } finally {
      resetsWaiting.decrementAndGet();
    }
    room.changed();
  }

  private void empty() {
    if (!acknowledgements.awaitNoneUnderWay(RESET_PATIENCE)) {
      throw new IllegalStateException(
          "not reset: appends are still under way after "
              + RESET_PATIENCE.toSeconds()
              + " s (expected: none); check the disk");
    }
    new Reset(ports, ownership, views, slabs).run();
    checkpoints.cleared();
  }

  @Override
  public Status status() {
    String reason = refusal();
    if (reason.isEmpty() && ports.journal().health() instanceof Journal.Health.Failing failing) {
      reason = failing.reason();
    }
    if (reason.isEmpty() && tables.full()) {
      reason = backlog.isFull() ? backlog.toString() : sealer.failure();
    }
    try (View view = views.acquire()) {
      Map<String, Double> read = gauges.read(view, room, cache, quarantine);
      Gauges.put(read, "seals_total", sealer.seals());
      Gauges.put(read, "merges_total", upkeep.merges());
      Gauges.put(read, "dropped_segments_total", upkeep.dropped());
      return new Status(reason.isEmpty(), reason, read);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (options.background()) {
      sealLoop.close();
      upkeepLoop.close();
    }
    views.close();
    try {
      ports.close();
    } finally {
      afterClose.run();
    }
  }
}
