package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many random moments at which the power fails. */
@Timeout(60)
final class PowerCutTest {
  private static final int SEEDS = 150;
  private static final int CUTS = 4;

  @Test
  @DisplayName("faults row 35: after any power cut what was acked is there once, in order, whole")
  void ackedEntriesSurviveAnyPowerCut() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        new Life(seed).run();
      } catch (AssertionError | RuntimeException | IOException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  /** One disk through some power cuts. */
  private static final class Life {
    private final long seed;
    private final Random random;
    private final FaultyDisk disk;
    private final NavigableMap<Long, Long> acked = new TreeMap<>();
    private final Set<Long> rejected = new HashSet<>();
    private long nextNumber;
    private long truncatedBefore;

    Life(long seed) {
      this.seed = seed;
      random = new Random(seed);
      disk = new FaultyDisk(seed);
    }

    void run() throws IOException {
      for (int cut = 0; cut < CUTS; cut++) {
        disk.cutPowerAfter(random.nextInt(20 + 60 * random.nextInt(4)));
        workUntilThePowerFails();
        disk.crash(seed * CUTS + cut);
        check();
        if (random.nextInt(3) == 0) {
          disk.crash(~seed * CUTS + cut); // power fails again right after the start
          check();
        }
      }
    }

    private void workUntilThePowerFails() {
      try (FileJournal journal = SmallJournal.open(disk)) {
        boolean failed = false;
        while (!failed) {
          List<CompletableFuture<AppendResult>> results = new ArrayList<>();
          long first = nextNumber;
          int burst = 1 + random.nextInt(12);
          for (int i = 0; i < burst; i++) {
            ByteBuffer payload = ByteBuffer.wrap(SmallJournal.payload(nextNumber));
            results.add(journal.append(0, new UUID(0, nextNumber++), List.of(payload)));
          }
          for (int i = 0; i < burst; i++) {
            failed |= !note(first + i, results.get(i).join());
          }
          if (random.nextInt(5) == 0) {
            long back = random.nextInt(1 + (int) journal.end(0)) / (1 + random.nextInt(9));
            truncatedBefore = Math.max(truncatedBefore, journal.end(0) - back);
            journal.truncateBefore(0, truncatedBefore);
          }
        }
      } catch (IOException e) {
        assertThat(e).hasMessage("the power is off"); // before it was even open
      }
    }

    private boolean note(long number, AppendResult result) {
      if (result instanceof Acked ack) {
        assertThat(acked.put(ack.offset(), number)).isNull();
        return true;
      }
      if (result instanceof Rejected) {
        rejected.add(number);
      }
      return false;
    }

    private void check() throws IOException {
      try (FileJournal journal = SmallJournal.open(disk)) {
        NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
        assertThat(journal.earliest(0)).isLessThanOrEqualTo(truncatedBefore);
        assertThat(found.tailMap(truncatedBefore, true))
            .containsAllEntriesOf(acked.tailMap(truncatedBefore, true));
        assertThat(new HashSet<>(found.values())).hasSameSizeAs(found.values());
        assertThat(found.values()).noneMatch(rejected::contains);
        assertThat(journal.damage()).isEqualTo(new FileJournal.Damage(0, 0));
        acked.putAll(found); // what was shown once must stay
        long number = nextNumber++;
        assertThat(note(number, SmallJournal.append(journal, number))).isTrue();
        for (Path path : disk.list(SmallJournal.DIRECTORY)) {
          assertThat(FileNames.isJournal(path) || FileNames.isSpare(path)).isTrue();
        }
      }
    }
  }
}
