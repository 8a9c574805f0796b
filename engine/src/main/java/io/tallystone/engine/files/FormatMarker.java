package io.tallystone.engine.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The file that tells which format the data directory as a whole has. One line, readable by people:
 *
 * <pre>
 * tallystone-data format 1 crc32c 0a1b2c3d
 * </pre>
 *
 * The checksum is over what stands before {@code " crc32c"}.
 */
final class FormatMarker {
  private static final int MAX_BYTES = 200;
  private static final Pattern LINE =
      Pattern.compile("(tallystone-data format (\\d{1,9})) crc32c ([0-9a-f]{8})\n");

  private FormatMarker() {}

  static void write(Disk disk, Path directory, Path marker, int version) throws IOException {
    String text = "tallystone-data format " + version;
    Path temporary = marker.resolveSibling(marker.getFileName() + ".tmp");
    byte[] line = String.format("%s crc32c %08x\n", text, checksum(text)).getBytes(US_ASCII);
    try (DiskFile file = disk.open(temporary, true)) {
      file.truncate(0);
      file.write(ByteBuffer.wrap(line), 0);
      file.sync();
    }
    disk.rename(temporary, marker);
    disk.syncDirectory(directory);
  }

  /** The version that the marker states. */
  static int read(Disk disk, Path marker) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
    try (DiskFile file = disk.open(marker, false)) {
      file.read(bytes, 0);
    }
    String text = US_ASCII.decode(bytes.flip()).toString();
    Matcher line = LINE.matcher(text);
    if (!line.matches() || Integer.parseUnsignedInt(line.group(3), 16) != checksum(line.group(1))) {
      throw new DataDirectoryException(
          marker + " is damaged: restore it or the whole directory from a backup");
    }
    return Integer.parseInt(line.group(2));
  }

  private static int checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(US_ASCII));
    return (int) crc.getValue();
  }
}
