package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.parse.EventAssembler;
import io.tallystone.collect.parse.LineSplitter;
import io.tallystone.collect.spool.FilePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open file that is read as it grows. The handle stays on the file when it is renamed, so lines
 * written after a rotation are read too. When the file is cut off or its beginning changes, it is
 * read from the start again.
 */
final class FollowedFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FollowedFile.class);

  private final String source;
  private final FileSource settings;
  private final String fileKey;
  private final Clock clock;
  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(CollectLimits.READ_BYTES);
  private Path path;
  private Fingerprint fingerprint;
  private LineSplitter lines;
  private EventAssembler events;
  private long settledOffset;
  private boolean finished;
  private @Nullable FilePosition overwritten;

  private FollowedFile(
      String source, FileSource settings, String fileKey, Path path, FileChannel file, Clock clock)
      throws IOException {
    this.source = source;
    this.settings = settings;
    this.fileKey = fileKey;
    this.path = path;
    this.file = file;
    this.clock = clock;
    this.fingerprint = Fingerprint.of(file);
    this.lines = new LineSplitter(settings.charset(), 0);
    this.events = new EventAssembler(settings, clock);
  }

  /**
   * Opens a file that was not read before.
   *
   * @throws NoSuchFileException if rotation gave its name to another file since it was looked up:
   *     that one's lines would count as this one's, and this one's would never be read
   */
  static FollowedFile open(
      String source, FileSource settings, String fileKey, Path path, Clock clock)
      throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      if (!PathPattern.isAt(path, fileKey)) {
        throw new NoSuchFileException(path.toString(), null, "rotated away meanwhile");
      }
      return new FollowedFile(source, settings, fileKey, path, file, clock);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Goes on from a position in the same content, if the file holds it; else from the start. */
  boolean resume(FilePosition position) throws IOException {
    boolean same = holds(position);
    if (same) {
      seek(Math.min(position.offset(), file.size()));
    }
    return same;
  }

  private boolean holds(FilePosition position) throws IOException {
    return Fingerprint.of(position).holds(file);
  }

  /** The position in the content that was overwritten and is not yet forgotten, if any was. */
  Optional<FilePosition> overwritten() {
    return Optional.ofNullable(overwritten);
  }

  /** The position in the overwritten content is kept elsewhere. */
  void forgetOverwritten() {
    overwritten = null;
  }

  String fileKey() {
    return fileKey;
  }

  Path path() {
    return path;
  }

  /** The file was renamed. */
  void movedTo(Path newPath) {
    path = newPath;
  }

  /**
   * Reads what is there, up to one buffer, and hands on the events that are complete.
   *
   * @return whether anything was read
   */
  boolean poll(long idleMillis, Consumer<CollectedEvent> sink) throws IOException {
    buffer.clear();
    long from = lines.offset();
    int read = Math.max(0, file.read(buffer, from));
    // Checked after the read: if the beginning is unchanged now, the bytes just read are of the
    // same file content.
    if (file.size() < from || !fingerprint.holds(file)) {
      startOver(sink);
      return true;
    }
    if (read == 0) {
      events.flushOlderThan(idleMillis, sink);
      return false;
    }
    finished = false;
    if (fingerprint.length() < CollectLimits.FINGERPRINT_BYTES) {
      fingerprint = Fingerprint.of(file);
    }
    lines.take(buffer.array(), read, line -> events.take(line, sink));
    return true;
  }

  /** The file has a successor and is read to its end: what is left is its last event. */
  void finish(Consumer<CollectedEvent> sink) {
    lines.finish(line -> events.take(line, sink));
    events.flush(sink);
    finished = true;
  }

  /** Whether {@link #finish} came after the last read. */
  boolean finished() {
    return finished;
  }

  /** An event that ends at this offset is in a batch; the position may move there with it. */
  void settled(long endOffset) {
    settledOffset = Math.max(settledOffset, endOffset);
  }

  /** The position up to which all events are settled. */
  FilePosition position() {
    return new FilePosition(
        source,
        fileKey,
        path.toString(),
        settledOffset,
        fingerprint.length(),
        fingerprint.checksum());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void startOver(Consumer<CollectedEvent> sink) throws IOException {
    log.info("{} was cut off or replaced in place: reading it from the start", path);
    // What was read of the old content counts as read, complete or not: it is all handed on below.
    overwritten =
        new FilePosition(
                source,
                fileKey,
                path.toString(),
                lines.offset(),
                fingerprint.length(),
                fingerprint.checksum())
            .overwritten();
    // Their offsets mean nothing in the new content.
    finish(event -> sink.accept(new CollectedEvent(event.timestamp(), event.message(), -1)));
    seek(0);
    fingerprint = Fingerprint.of(file);
  }

  private void seek(long offset) throws IOException {
    lines = new LineSplitter(charset(offset), offset);
    events = new EventAssembler(settings, clock);
    settledOffset = offset;
    finished = false;
  }

  /** Reading from the start the splitter meets a byte order mark itself. */
  private Charset charset(long offset) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(LineSplitter.MARK_BYTES);
    if (offset < LineSplitter.MARK_BYTES || file.read(start, 0) < LineSplitter.MARK_BYTES) {
      return settings.charset();
    }
    return LineSplitter.resolve(settings.charset(), start.get(0), start.get(1));
  }
}
