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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open file that is read as it grows. The handle stays on the file when it is renamed, so lines
 * written after a rotation are read too. When the file is cut off or its beginning changes, it is
 * read from the start again.
 */
final class FollowedFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FollowedFile.class);

  /** Takes events as they are read. */
  interface Sink {
    /** Takes an event of a content. */
    void take(Content content, CollectedEvent event);
  }

  /** What a look at the file led to. */
  enum Progress {
    NOTHING,
    READ,
    /** The content was replaced: all that was read of the old one was handed on. */
    STARTED_OVER
  }

  private final String source;
  private final FileSource settings;
  private final Clock clock;
  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(CollectLimits.READ_BYTES);
  private Content content;
  private LineSplitter lines;
  private EventAssembler events;
  private boolean finished;
  private long activeAt;

  private FollowedFile(
      String source, FileSource settings, String fileKey, Path path, FileChannel file, Clock clock)
      throws IOException {
    this.source = source;
    this.settings = settings;
    this.file = file;
    this.clock = clock;
    this.content = new Content(source, fileKey, path, Fingerprint.of(file));
    this.lines = new LineSplitter(settings.charset(), 0);
    this.events = new EventAssembler(settings, clock);
    this.activeAt = clock.millis();
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
    boolean same = Fingerprint.of(position).holds(file);
    if (same) {
      seek(Math.min(position.offset(), file.size()));
    }
    return same;
  }

  String fileKey() {
    return content.fileKey();
  }

  Path path() {
    return content.path();
  }

  /** Offset behind all that was read. */
  long offset() {
    return lines.offset();
  }

  /** The file is still the one that its name leads to, by this name. */
  void seenAt(Path path) {
    content.movedTo(path);
    activeAt = clock.millis();
  }

  /** How long nothing was read since the file's name leads to another, ms. */
  long quietMillis() {
    return clock.millis() - activeAt;
  }

  /** Reads what is there, up to one buffer, and hands on the events that are complete. */
  Progress poll(long idleMillis, Sink sink) throws IOException {
    buffer.clear();
    long from = lines.offset();
    int read = Math.max(0, file.read(buffer, from));
    // Checked after the read: if the beginning is unchanged now, the bytes just read are of the
    // same file content.
    if (file.size() < from || !content.fingerprint().holds(file)) {
      startOver(sink);
      return Progress.STARTED_OVER;
    }
    if (read == 0) {
      events.flushOlderThan(idleMillis, ofContent(sink));
      return Progress.NOTHING;
    }
    if (content.fingerprint().length() < CollectLimits.FINGERPRINT_BYTES) {
      content.begins(Fingerprint.of(file));
    }
    finished = false;
    activeAt = clock.millis();
    take(buffer.array(), read, ofContent(sink));
    return Progress.READ;
  }

  private void take(byte[] bytes, int count, Consumer<CollectedEvent> sink) {
    lines.take(bytes, count, line -> events.take(line, sink));
  }

  /** The file has a successor and is read to its end: what is left is its last event. */
  void finish(Sink sink) {
    Consumer<CollectedEvent> ofContent = ofContent(sink);
    lines.finish(line -> events.take(line, ofContent));
    events.flush(ofContent);
    finished = true;
  }

  /** Whether {@link #finish} came after the last read. */
  boolean finished() {
    return finished;
  }

  private Consumer<CollectedEvent> ofContent(Sink sink) {
    Content current = content;
    return event -> sink.take(current, event);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void startOver(Sink sink) throws IOException {
    log.info("{} was cut off or replaced in place: reading it from the start", path());
    Content next = new Content(source, fileKey(), path(), Fingerprint.of(file));
    content.replacedBy(next);
    // What was read of the old content counts as read, complete or not.
    finish(sink);
    sink.take(content, CollectedEvent.nothingBefore(lines.offset()));
    content = next;
    activeAt = clock.millis();
    seek(0);
  }

  private void seek(long offset) throws IOException {
    lines = new LineSplitter(charset(offset), offset);
    events = new EventAssembler(settings, clock);
    content.settled(offset);
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
