package io.tallystone.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.heap.FaultyCatalog;
import io.tallystone.engine.heap.FaultyCatalog.Fate;
import io.tallystone.engine.heap.HeapJournal;
import io.tallystone.engine.heap.HeapSegments;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.engine.store.LogStore.Appended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A store over ports on the heap and a real catalogue, that can be closed and opened again. */
final class StoreWorld implements AutoCloseable {
  static final Scope SCOPE = new Scope("000000000000", "us-east-1");
  static final long NOW = 1_790_000_000_000L;

  final HeapJournal journal = new HeapJournal();
  final HeapSegments segments = new HeapSegments();
  final SetClock clock = new SetClock(NOW);
  private final Path directory;

  /** What becomes of the next commits and replacements; then they succeed. */
  final Queue<Fate> fates = new ConcurrentLinkedQueue<>();

  StoreOptions options =
      StoreOptions.defaults()
          .withBackground(false)
          .withAppendWait(Duration.ZERO)
          .withMerge(3, 1 << 20);
  LogStore store;
  private Catalog catalog;

  /** The open store's catalogue. */
  Catalog catalog() {
    return catalog;
  }

  StoreWorld(Path directory) {
    this.directory = directory;
    this.catalog = openCatalog();
    this.store = open();
  }

  private Catalog openCatalog() {
    Catalog sqlite = SqliteCatalog.open(directory.resolve("catalog.db"), clock);
    return new FaultyCatalog(sqlite, () -> Objects.requireNonNullElse(fates.poll(), Fate.DONE));
  }

  private LogStore open() {
    return LogStores.open(new Ports(journal, segments, catalog), options, clock);
  }

  /** Closes the store, or lets it crash (all the same to the ports), and opens it again. */
  void restart() {
    store.close();
    catalog = openCatalog();
    store = open();
  }

  void restart(StoreOptions with) {
    options = with;
    restart();
  }

  LogGroup group(String name) {
    LogGroup wanted =
        new LogGroup(
            0, SCOPE, name, "STANDARD", clock.millis(), OptionalInt.empty(), false, Map.of(), 0);
    return store
        .directory()
        .group(SCOPE, name)
        .orElseGet(() -> store.directory().createGroup(wanted).orElseThrow());
  }

  LogStream stream(LogGroup group, String name) {
    return store.directory().stream(group.id(), name)
        .orElseGet(
            () -> store.directory().createStream(group.id(), name, clock.millis()).orElseThrow());
  }

  void retention(LogGroup group, int days) {
    OptionalInt kept = days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
    boolean known =
        store
            .directory()
            .updateGroup(
                SCOPE,
                group.name(),
                old ->
                    new LogGroup(
                        old.id(),
                        old.scope(),
                        old.name(),
                        old.logGroupClass(),
                        old.createdAt(),
                        kept,
                        old.deletionProtected(),
                        old.tags(),
                        old.storedBytes()))
            .isPresent();
    if (!known) {
      throw new IllegalArgumentException("no such group: " + group.name());
    }
  }

  static NewEvent event(long time, String message) {
    return new NewEvent(time, message.getBytes(UTF_8));
  }

  Appended append(LogStream stream, NewEvent... events) {
    return store.append(stream, List.of(events), clock.millis(), null).join();
  }

  Appended append(LogStream stream, long time, String message) {
    return append(stream, event(time, message));
  }

  static ReadRequest all(LogGroup group) {
    return request(group, null, false, 10_000);
  }

  static ReadRequest request(
      LogGroup group, @Nullable Set<Long> streams, boolean descending, int maxEvents) {
    return new ReadRequest(
        group.id(),
        streams,
        0,
        Long.MAX_VALUE,
        null,
        descending,
        maxEvents,
        1 << 20,
        (utf8, from, length) -> true,
        new Needs.Anything());
  }

  static ReadRequest after(ReadRequest request, StoredEvent last) {
    return new ReadRequest(
        request.groupId(),
        request.streamIds(),
        request.fromTime(),
        request.toTime(),
        last.position(),
        request.descending(),
        request.maxEvents(),
        request.maxBytes(),
        request.matcher(),
        request.needs());
  }

  /** All pages together. */
  List<StoredEvent> pages(ReadRequest request) {
    List<StoredEvent> events = new ArrayList<>();
    ReadRequest next = request;
    Page page = store.read(next);
    events.addAll(page.events());
    while (page.more()) {
      next = after(next, page.events().getLast());
      page = store.read(next);
      events.addAll(page.events());
    }
    return events;
  }

  List<String> messages(LogGroup group) {
    return pages(all(group)).stream().map(StoreWorld::text).toList();
  }

  static String text(StoredEvent event) {
    return new String(event.message(), UTF_8);
  }

  @Override
  public void close() {
    store.close();
  }
}
