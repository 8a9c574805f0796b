package io.tallystone.engine.journal;

import io.tallystone.engine.disk.DiskFullException;
import io.tallystone.engine.disk.TooManyOpenFilesException;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what has gathered, writes it, syncs once, has it acknowledged.
 *
 * <p>Failures are told apart by what may be on disk. Before the first byte of a group is written it
 * is certainly not stored. After a write that found no space, the bytes are taken back, durably,
 * and it is not stored either. After any other failure nobody knows, the file is never synced
 * again, and the journal takes no more entries until it is opened anew: the system may have thrown
 * away what it could not write and call the next sync a success (Rebello et al., "Can Applications
 * Recover from fsync Failures?", USENIX ATC 2020).
 *
 * <p>An error of another kind (a bug, no memory) anywhere in between counts as such a failure: the
 * thread goes on, and whoever waits for the group in hand learns that its outcome is unknown.
 */
final class JournalWriter implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);
  private static final UUID NO_BATCH = new UUID(0, 0);
  private static final long AFTER_AN_ERROR_NANOS = 1_000_000;

  // Made ahead, for when there is no memory for an answer.
  private static final Rejected BROKEN_BY_ERROR =
      new Rejected(
          Reason.BROKEN, "the journal met an error and is read-only until restart, see the log");
  private static final Unknown UNKNOWN_BY_ERROR =
      new Unknown("the journal met an error, see the log");

  private final Intake intake;
  private final FileTurnover turnover;
  private final Acknowledger acknowledger;
  private final Duration retryWhenFull;
  private final long certain;
  private final long firstEnd;
  private @Nullable Group inHand;
  private @Nullable ActiveFile active;
  private @Nullable Rejected broken;
  private boolean full;
  private volatile long end;

  JournalWriter(
      Intake intake,
      FileTurnover turnover,
      Acknowledger acknowledger,
      JournalOptions options,
      Recovery.Found found) {
    this.intake = intake;
    this.turnover = turnover;
    this.acknowledger = acknowledger;
    this.retryWhenFull = options.retryWhenFull();
    this.firstEnd = Math.max(found.end(), options.startAt());
    this.certain = found.certain();
    this.end = firstEnd;
    IOException failure = found.failure();
    if (failure != null) {
      broke(failure);
    }
  }

  /** One above the offset of the last acknowledged entry. */
  long end() {
    return end;
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        more = stepOrBreak();
      }
      closeInOrder();
    } finally {
      acknowledger.close();
    }
  }

  private boolean stepOrBreak() {
    try {
      Group unanswered = inHand;
      if (unanswered != null) {
        answer(unanswered, end, UNKNOWN_BY_ERROR);
      }
      return step();
    } catch (RuntimeException | Error e) {
      brokenBy(e);
      LockSupport.parkNanos(AFTER_AN_ERROR_NANOS); // memory may come back
      return true;
    }
  }

  /** False once it is closed and all is written. */
  private boolean step() {
    Group group = next();
    if (group != null) {
      inHand = group;
      commit(group);
    } else if (intake.ended()) {
      return false;
    } else if (full) {
      lookForSpace();
    }
    return true;
  }

  private @Nullable Group next() {
    try {
      return intake.take(full ? retryWhenFull : null);
    } catch (InterruptedException e) {
      return null; // nobody means this thread; only a close ends it
    }
  }

  private void commit(Group group) {
    long first = end;
    AppendResult failure = store(group, first);
    if (failure == null) {
      end = first + group.entries();
    }
    answer(group, first, failure);
  }

  private void answer(Group group, long first, @Nullable AppendResult failure) {
    acknowledger.answer(new Acknowledger.Answer(group.waiting(), first, failure));
    inHand = null;
    group.clear();
  }

  /** Null if the group is durable. */
  private @Nullable AppendResult store(Group group, long first) {
    if (broken != null) {
      return broken;
    }
    ActiveFile file;
    try {
      file = fileFor(group.length());
    } catch (DiskFullException | TooManyOpenFilesException | JournalFullException e) {
      return full(e);
    } catch (IOException | RuntimeException | Error e) {
      return broke(e);
    }
    try {
      file.write(group.stamped(first, file.salt()));
    } catch (DiskFullException e) {
      return withdrawn(file, e);
    } catch (IOException | RuntimeException | Error e) {
      return new Unknown(broke(e).detail());
    }
    try {
      file.sync();
    } catch (DiskFullException e) {
      // The file is not synced again; the next file's header will say that this group is void.
      retire();
      return new Unknown(full(e).detail());
    } catch (IOException | RuntimeException | Error e) {
      return new Unknown(broke(e).detail());
    }
    file.confirm(first, group.length());
    return null;
  }

  private ActiveFile fileFor(int bytes) throws IOException {
    ActiveFile file = active;
    if (file == null || !file.fits(bytes)) {
      retire();
      long base = end;
      file = turnover.next(base, base == firstEnd ? Math.min(certain, base) : base);
      active = file;
    }
    if (full) {
      full = false;
      intake.refuse(null);
      log.info("the journal takes entries again");
    }
    return file;
  }

  private AppendResult withdrawn(ActiveFile file, DiskFullException cause) {
    try {
      file.withdraw();
    } catch (IOException | RuntimeException | Error e) {
      cause.addSuppressed(e);
      return new Unknown(broke(cause).detail());
    }
    retire();
    return full(cause);
  }

  private void lookForSpace() {
    try {
      fileFor(0);
    } catch (DiskFullException | TooManyOpenFilesException | JournalFullException e) {
      log.debug("the journal still takes no entries: {}", e.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      broke(e);
    }
  }

  private Rejected full(IOException e) {
    Rejected answer = new Rejected(Reason.FULL, String.valueOf(e.getMessage()));
    if (!full) {
      log.warn("the journal takes no entries for now: {}", e.getMessage());
    }
    full = true;
    intake.refuse(answer);
    return answer;
  }

  private void brokenBy(Throwable error) {
    Rejected answer = broken == null ? BROKEN_BY_ERROR : broken;
    full = false;
    broken = answer;
    intake.refuse(answer);
    try {
      log.error("BUG: {}", answer.detail(), error);
    } catch (Error e) {
      error.addSuppressed(e); // no memory to say so: health does
    }
    retire();
  }

  private Rejected broke(Throwable e) {
    Rejected answer =
        new Rejected(
            Reason.BROKEN,
            "the journal could not be written and is read-only until restart; check the disk: "
                + e);
    log.error(answer.detail());
    log.debug("what the disk said", e);
    full = false;
    broken = answer;
    intake.refuse(answer);
    retire();
    return answer;
  }

  private void retire() {
    ActiveFile file = active;
    active = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException | RuntimeException | Error e) {
        log.warn("closing a journal file failed, which loses nothing: {}", e.toString());
      }
    }
  }

  /** Leaves a mark that spares the next start from doubting the last commit. */
  private void closeInOrder() {
    ActiveFile file = active;
    if (file != null && file.fits(FrameHeader.BYTES)) {
      ByteBuffer mark = ByteBuffer.allocate(FrameHeader.BYTES);
      FrameHeader.begin(mark, NO_BATCH, 0, 0, FrameHeader.CLOSED);
      FrameHeader.stamp(mark, 0, end, end, file.salt());
      try {
        file.write(mark.flip());
        file.sync();
      } catch (IOException | RuntimeException | Error e) {
        log.warn("the journal's closing mark could not be written: {}", e.toString());
      }
    }
    retire();
  }
}
