package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Journals with small files, and entries whose payload follows from their number. */
final class SmallJournal {
  static final Path DIRECTORY = Path.of("/journal");
  static final JournalOptions OPTIONS =
      new JournalOptions(64 << 10, 32 << 10, 30 << 10, 64, 2, Duration.ofMillis(1), 0);

  /** Without files prepared in the background, so that the next sync is the test's own. */
  static final JournalOptions WITHOUT_SPARES =
      new JournalOptions(64 << 10, 32 << 10, 30 << 10, 64, 0, Duration.ofMillis(1), 0);

  // These tests make the journal complain; held here, because loggers are collected otherwise.
  private static final Logger SILENCED = Logger.getLogger(FileJournal.class.getPackageName());

  static {
    SILENCED.setLevel(Level.OFF);
  }

  private SmallJournal() {}

  static FileJournal open(Disk disk) throws IOException {
    return FileJournal.open(disk, DIRECTORY, OPTIONS);
  }

  static FileJournal openWithoutSpares(Disk disk) throws IOException {
    return FileJournal.open(disk, DIRECTORY, WITHOUT_SPARES);
  }

  static byte[] payload(long number) {
    Random random = new Random(number);
    byte[] bytes = new byte[random.nextInt(3_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  static AppendResult append(FileJournal journal, long number) {
    return journal.append(0, new UUID(0, number), List.of(ByteBuffer.wrap(payload(number)))).join();
  }

  static long acked(FileJournal journal, long number) {
    AppendResult result = append(journal, number);
    assertThat(result).isInstanceOf(Acked.class);
    return ((Acked) result).offset();
  }

  /** Offset to number of all entries; fails if one is torn or out of order. */
  static NavigableMap<Long, Long> readAll(FileJournal journal) {
    return read(journal, journal.earliest(0));
  }

  static NavigableMap<Long, Long> read(FileJournal journal, long from) {
    NavigableMap<Long, Long> found = new TreeMap<>();
    try (Journal.Cursor cursor = journal.read(0, from)) {
      while (cursor.next()) {
        Journal.Entry entry = cursor.entry();
        long number = entry.batchId().getLeastSignificantBits();
        assertThat(found.isEmpty() || found.lastKey() < entry.offset()).isTrue();
        assertThat(entry.payload()).isEqualTo(ByteBuffer.wrap(payload(number)));
        found.put(entry.offset(), number);
      }
    }
    return found;
  }

  /** Files with entries, oldest first. */
  static List<Path> files(FaultyDisk disk) throws IOException {
    return disk.list(DIRECTORY).stream().filter(FileNames::isJournal).toList();
  }
}
