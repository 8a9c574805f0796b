package io.tallystone.collect.follow;

import io.tallystone.collect.spool.FilePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds from its beginning on, and how much of it is dealt with. A file that is cut off
 * or overwritten holds another content from then on.
 */
final class Content {

  private final String source;
  private final String fileKey;
  private Path path;
  private Fingerprint fingerprint;
  private long settledOffset;
  private @Nullable Content successor;

  Content(String source, String fileKey, Path path, Fingerprint fingerprint) {
    this.source = source;
    this.fileKey = fileKey;
    this.path = path;
    this.fingerprint = fingerprint;
  }

  Path path() {
    return path;
  }

  String fileKey() {
    return fileKey;
  }

  /** The file was renamed. */
  void movedTo(Path newPath) {
    path = newPath;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** The file has grown, and its beginning with it. */
  void begins(Fingerprint grown) {
    fingerprint = grown;
  }

  /** All events that end up to this offset are in a batch; the position may move there with it. */
  void settled(long endOffset) {
    settledOffset = Math.max(settledOffset, endOffset);
  }

  /** The file holds another content now. */
  void replacedBy(Content next) {
    successor = next;
  }

  /**
   * What to store when events of this content become durable. Of a content that is replaced, the
   * successor's position goes along: a copy of the old content is known by the one, and that the
   * file itself is to be read from the start by the other, so either alone would double lines.
   */
  List<FilePosition> positions() {
    FilePosition own =
        new FilePosition(
            source,
            fileKey,
            path.toString(),
            settledOffset,
            fingerprint.length(),
            fingerprint.checksum());
    if (successor == null) {
      return List.of(own);
    }
    List<FilePosition> positions = new ArrayList<>();
    positions.add(own.overwritten());
    positions.addAll(successor.positions());
    return positions;
  }
}
