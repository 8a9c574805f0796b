package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.disk.Disk.DiskFile;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged, empty and newer files. */
@Timeout(60)
final class JournalDamageTest extends JournalOnFaultyDisk {
  @Test
  @DisplayName("faults row 38: a damaged entry is counted, what is on both sides is served")
  void anyDamagedByteCostsOneEntryAtMost() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 60);
    }
    Path file = SmallJournal.files(disk).getFirst();
    for (int position = FileHeader.BYTES; position < 50_000; position += 331) {
      disk.flip(file, position);
      try (FileJournal journal = SmallJournal.open(disk)) {
        NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
        assertThat(acked).containsAllEntriesOf(found);
        assertThat(found).hasSizeBetween(acked.size() - 1, acked.size());
        int lost = acked.size() - found.size();
        assertThat(journal.damage())
            .as("byte %d", position)
            .isEqualTo(new FileJournal.Damage(lost, lost));
        SmallJournal.readAll(journal);
        assertThat(journal.damage().entries()).isEqualTo(lost);
      }
      disk.flip(file, position);
    }
  }

  @Test
  @DisplayName("faults row 38: damage in the last file is not taken for a torn tail")
  void damageBeforeTheLastCommitIsReportedAtOpen() throws IOException {
    FileJournal killed = SmallJournal.open(disk);
    append(killed, 0, 5);
    disk.crash(1);
    killed.close();
    disk.flip(SmallJournal.files(disk).getLast(), FileHeader.BYTES + FrameHeader.BYTES + 1);
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(journal.damage()).isEqualTo(new FileJournal.Damage(1, 1));
      acked.pollFirstEntry();
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      append(journal, 100, 105);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 38: one damaged copy of a file's header costs nothing")
  void aFileHeaderHasASecondCopy() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 60);
    }
    for (Path file : SmallJournal.files(disk)) {
      disk.zero(file, 0, 2048);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertThat(journal.damage().places()).isZero();
    }
  }

  @Test
  @DisplayName("faults row 38: a file without readable header is set aside, the others are served")
  void aFileWithoutHeaderIsSetAside() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 100);
    }
    Path second = SmallJournal.files(disk).get(1);
    disk.zero(second, 8, FileHeader.BYTES);
    try (FileJournal journal = SmallJournal.open(disk)) {
      NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
      assertThat(acked).containsAllEntriesOf(found);
      assertThat(journal.damage().entries()).isEqualTo(acked.size() - found.size());
      assertThat(found).containsKeys(acked.firstKey(), acked.lastKey());
    }
    assertThat(disk.exists(second.resolveSibling(second.getFileName() + ".damaged"))).isTrue();
  }

  @Test
  void framesInsideAPayloadAreNotTakenForEntries() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 8);
      Path file = SmallJournal.files(disk).getFirst();
      byte[] image = java.util.Arrays.copyOf(disk.content(file), 25_000);
      AppendResult hostile =
          journal.append(0, new UUID(0, 99), List.of(ByteBuffer.wrap(image))).join();
      assertThat(hostile).isInstanceOf(Acked.class);
      append(journal, 100, 104);
      // Destroys the header in front of the image, so that the search runs over it.
      long at = indexOf(disk.content(file), image, FileHeader.BYTES) - FrameHeader.BYTES;
      disk.flip(file, at);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertThat(journal.damage()).isEqualTo(new FileJournal.Damage(1, 1));
    }
  }

  private static long indexOf(byte[] bytes, byte[] wanted, int from) {
    ByteBuffer needle = ByteBuffer.wrap(wanted);
    for (int at = from; at + wanted.length <= bytes.length; at++) {
      if (ByteBuffer.wrap(bytes, at, wanted.length).equals(needle)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  @DisplayName("faults row 39: a file of zeros is ignored")
  void aFileOfZerosIsIgnored() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 10);
    }
    for (long size : new long[] {0, 100, 64 << 10}) {
      try (DiskFile file = disk.open(FileNames.journal(SmallJournal.DIRECTORY, 500 + size), true)) {
        file.allocate(size);
        file.sync();
      }
      try (FileJournal journal = SmallJournal.open(disk)) {
        assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
        append(journal, 1_000 + size, 1_002 + size);
      }
    }
  }

  @Test
  @DisplayName("faults row 48: a file of a newer format is refused")
  void aNewerFormatIsRefused() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 1);
    }
    Path path = SmallJournal.files(disk).getFirst();
    ByteBuffer header = new FileHeader(1, 0, 0, 1).bytes(FileHeader.VERSION + 1);
    try (DiskFile file = disk.open(path, false)) {
      file.write(header, 0);
    }
    assertThatThrownBy(() -> SmallJournal.open(disk))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": journal format version: 2 (expected: 1)");
  }
}
