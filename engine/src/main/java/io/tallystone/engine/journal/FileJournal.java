package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The embedded journal: one partition in preallocated files of one directory.
 *
 * <p>Layout: {@code NUMBER.journal} files, each a {@link FileHeader} of 4 KB and then frames (see
 * {@link FrameHeader}) up to the next file's base offset; {@code NUMBER.spare} files wait for use.
 * Offsets are dense but for what a torn commit left out.
 *
 * <p>{@link #append} copies the payload and returns; when as much waits as one commit takes, it
 * blocks until the commit before is done; and while 65,536 entries wait for their answers. Futures
 * complete on one thread of the journal, in order of offsets: what hangs on them delays later
 * acknowledgements, never the writing. They may append again, but must not wait for appends of
 * other threads.
 *
 * <p>Memory: two commits (see {@link JournalOptions#groupBytes}), and per cursor a buffer of the
 * largest entry it met.
 */
public final class FileJournal implements Journal {
  private static final int PARTITION = 0;

  /**
   * Places where acknowledged entries cannot be read, as far as they were met.
   *
   * @param places how many places
   * @param entries how many entries, without those of files that cannot be read at all
   */
  public record Damage(long places, long entries) {}

  private final Disk disk;
  private final JournalOptions options;
  private final DamageLog damage;
  private final JournalFiles files;
  private final SpareFiles spares;
  private final Intake intake;
  private final JournalWriter writer;
  private final Thread writerThread;
  private final Thread acknowledgerThread;
  private volatile boolean closed;

  private FileJournal(
      Disk disk, Path directory, JournalOptions options, DamageLog damage, Recovery.Found found) {
    this.disk = disk;
    this.options = options;
    this.damage = damage;
    AtomicLong numbers = new AtomicLong(found.nextNumber());
    spares = new SpareFiles(disk, directory, options, numbers, found.spares());
    files = new JournalFiles(found.files(), spares::recycle);
    intake = new Intake(options.groupBytes());
    Acknowledger acknowledger = new Acknowledger(intake);
    writer =
        new JournalWriter(
            intake,
            new FileTurnover(disk, directory, options, numbers, files, spares),
            acknowledger,
            options,
            found);
    writerThread = Thread.ofPlatform().daemon().name("tallystone-journal").unstarted(writer);
    acknowledgerThread =
        Thread.ofPlatform().daemon().name("tallystone-journal-acks").unstarted(acknowledger);
  }

  /**
   * Opens the journal in a directory, which is created if need be. One process must not open it
   * twice; two processes neither.
   *
   * @throws IOException if files cannot be read, or are of a newer format or another journal
   */
  public static FileJournal open(Disk disk, Path directory, JournalOptions options)
      throws IOException {
    DamageLog damage = new DamageLog();
    Recovery.Found found = new Recovery(disk, directory, options, damage).run();
    FileJournal journal = new FileJournal(disk, directory, options, damage, found);
    journal.spares.replenish();
    journal.acknowledgerThread.start();
    journal.writerThread.start();
    return journal;
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public CompletableFuture<AppendResult> append(
      int partition, UUID batchId, List<ByteBuffer> payload) {
    if (partition != PARTITION) {
      return answered(
          Reason.NOT_OWNER, "partition: " + partition + " (expected: " + PARTITION + ")");
    }
    long length = 0;
    for (ByteBuffer piece : payload) {
      length += piece.remaining();
    }
    if (length > options.maxEntryBytes()) {
      return answered(
          Reason.TOO_LARGE,
          "entry: " + length + " bytes (expected: <= " + options.maxEntryBytes() + ")");
    }
    return intake.add(batchId, payload, (int) length);
  }

  private static CompletableFuture<AppendResult> answered(Reason reason, String detail) {
    return CompletableFuture.completedFuture(new Rejected(reason, detail));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Damaged entries are left out, logged and counted in {@link #damage}.
   */
  @Override
  public Cursor read(int partition, long from) {
    check(partition);
    if (closed) {
      throw new IllegalStateException("the journal is closed");
    }
    long end = writer.end();
    List<JournalFile> pinned = from >= end ? List.of() : files.pin(from, end);
    return new FileCursor(disk, files, pinned, damage, from, end);
  }

  @Override
  public long earliest(int partition) {
    check(partition);
    long end = writer.end();
    return Math.min(end, files.earliest(end));
  }

  @Override
  public long end(int partition) {
    check(partition);
    return writer.end();
  }

  @Override
  public void truncateBefore(int partition, long offset) {
    check(partition);
    if (!closed) {
      files.truncateBefore(Math.min(offset, writer.end()));
    }
  }

  private static void check(int partition) {
    if (partition != PARTITION) {
      throw new IllegalArgumentException(
          "partition: " + partition + " (expected: " + PARTITION + ")");
    }
  }

  @Override
  public void ownership(OwnershipListener listener) {
    listener.assigned(PARTITION);
  }

  @Override
  public Health health() {
    Rejected refusal = intake.refusal();
    return refusal == null ? new Health.Ok() : new Health.Failing(refusal.detail());
  }

  /** Damage met since the journal was opened. */
  public Damage damage() {
    return damage.seen();
  }

  /** The places of {@link #damage}, each in one line for operators. */
  public List<String> damagedPlaces() {
    return damage.lines();
  }

  /** How many files hold entries. */
  public int files() {
    return files.count();
  }

  /** Commits what was appended, answers all futures and ends the threads. */
  @Override
  public void close() {
    closed = true;
    intake.close();
    join(writerThread);
    join(acknowledgerThread);
    spares.close();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
