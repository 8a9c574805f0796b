package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Changes a catalogue from several threads until it is killed, and says of each change that
 * returned, on a line of its own that ends with a full stop: {@code created NAME ID.} or {@code
 * committed OFFSET.}
 */
final class CrashingProcess {

  static final String GROUP = "g";
  static final long BYTES = 10;
  static final String POLICY = "policy";
  static final Documents.Key POSITION = new Documents.Key("position", "world", "p");

  private final SqliteCatalog catalog;
  private final String run;
  private final LogStream counted;

  private CrashingProcess(SqliteCatalog catalog, String run) {
    this.catalog = catalog;
    this.run = run;
    catalog.directory().createGroup(DirectoryTestWorld.group(GROUP));
    long group = catalog.directory().group(DirectoryTestWorld.SCOPE, GROUP).orElseThrow().id();
    catalog.directory().createStream(group, "counted", 1);
    this.counted = catalog.directory().stream(group, "counted").orElseThrow();
  }

  public static void main(String[] args) {
    SqliteCatalog catalog = SqliteCatalog.open(Path.of(args[0]), Clock.systemUTC());
    CrashingProcess process = new CrashingProcess(catalog, args[1]);
    for (int thread = 0; thread < 4; thread++) {
      int number = thread;
      Thread.ofPlatform().start(() -> process.create(number));
    }
    process.commit();
  }

  static String segmentName(long offset) {
    return "s%09d".formatted(offset);
  }

  static Documents.Key policyOf(String group) {
    return new Documents.Key(POLICY, "world", group);
  }

  private void create(int thread) {
    for (int i = 0; ; i++) {
      String name = "%s-%d-%d".formatted(run, thread, i);
      LogStream stream = catalog.directory().createStream(counted.groupId(), name, 1).orElseThrow();
      say("created " + name + " " + stream.id());
      catalog.directory().createStream(counted.groupId(), name + "-gone", 1);
      catalog.directory().deleteStream(counted.groupId(), name + "-gone", 2);
      Documents.Key policy = policyOf(name);
      catalog.directory().createGroup(DirectoryTestWorld.group(name));
      catalog.documents().create(policy, "{}");
      catalog
          .directory()
          .deleteGroup(DirectoryTestWorld.SCOPE, name, 2, group -> {}, List.of(policy));
    }
  }

  private void commit() {
    Lease lease = catalog.acquire(0, run);
    for (long from = lease.nextOffset(); ; from++) {
      String next = Long.toString(from + 1);
      CommitResult result =
          catalog.commit(
              lease,
              from,
              from + 1,
              List.of(new SegmentRecord(segmentName(from), 0, 1, 2, 3, 4, 5, "")),
              List.of(new StreamDelta(counted.groupId(), counted.id(), from, from, from, 1, BYTES)),
              List.of(new DocumentChange(POSITION, next)));
      if (!result.equals(new CommitResult.Committed())) {
        throw new IllegalStateException(result.toString());
      }
      say("committed " + next);
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line + ".");
    System.out.flush();
  }
}
