package io.tallystone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.spi.SegmentStoreContract;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the operating system's files, and what is particular to them. */
@Timeout(60)
final class FileSegmentStoreTest extends SegmentStoreContract {
  private static final int MAX_OPEN = 8;

  @TempDir private Path directory;

  @Override
  protected SegmentStore open() throws Exception {
    return FileSegmentStore.open(new NioDisk(), directory.resolve("segments"), MAX_OPEN);
  }

  @Test
  void anInterruptedReaderDoesNotDisturbOthers() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger interrupted = new AtomicInteger();
    try (SegmentStore store = open()) {
      store.putOnce("a", sink -> sink.write(ByteBuffer.wrap(new byte[10_000])));
      Thread nuisance =
          Thread.startVirtualThread(
              () -> {
                while (!stop.get()) {
                  Thread.currentThread().interrupt();
                  try {
                    store.readRange("a", 0, 1);
                  } catch (ClosedByInterruptException e) {
                    interrupted.incrementAndGet();
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  } finally {
                    assertThat(Thread.interrupted()).isTrue();
                  }
                  java.util.concurrent.locks.LockSupport.parkNanos(50_000);
                }
              });
      while (interrupted.get() < 100 && nuisance.isAlive()) {
        assertThat(store.readRange("a", 0, 10_000).remaining()).isEqualTo(10_000);
      }
      assertThat(interrupted).hasValueGreaterThanOrEqualTo(100);
      stop.set(true);
      nuisance.join();
    }
  }
}
