package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A journal on a disk that fails, and what it has acknowledged. */
abstract class JournalOnFaultyDisk {
  final FaultyDisk disk = new FaultyDisk(42);
  final NavigableMap<Long, Long> acked = new TreeMap<>();

  void append(FileJournal journal, long from, long to) {
    for (long number = from; number < to; number++) {
      acked.put(SmallJournal.acked(journal, number), number);
    }
  }

  static void awaitOk(FileJournal journal) {
    while (!(journal.health() instanceof Journal.Health.Ok)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  static void assertRejected(AppendResult result, Reason reason) {
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(((Rejected) result).reason()).isEqualTo(reason);
  }
}
