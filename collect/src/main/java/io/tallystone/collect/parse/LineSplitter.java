package io.tallystone.collect.parse;

import io.tallystone.collect.CollectLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a file's bytes into lines and decodes them. Line breaks are found in the bytes, so that
 * every line knows the exact offset behind it, whatever the encoding. A line longer than an event
 * is handed on in pieces as it comes, so memory is bounded. Bytes that are not of the encoding
 * become U+FFFD.
 */
public final class LineSplitter {

  /**
   * A line without its line break.
   *
   * @param endOffset offset in the file behind the line and its break
   * @param continues whether it is a further piece of the line before
   */
  public record Line(String text, long endOffset, boolean continues) {}

  private final Charset charset;
  private final int unit;
  private final int newlineByte;
  private byte[] pending = new byte[4096];
  private int length;
  private boolean inLongLine;
  private long offset;

  /** Starts at an offset of the file. */
  public LineSplitter(Charset charset, long offset) {
    this.charset = charset;
    this.offset = offset;
    boolean wide = charset.name().startsWith("UTF-16");
    this.unit = wide ? 2 : 1;
    this.newlineByte =
        charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16)
            ? 1
            : 0;
  }

  /** Takes further bytes of the file and hands on every line that is complete. */
  public void take(byte[] bytes, int count, Consumer<Line> lines) {
    for (int i = 0; i < count; i++) {
      append(bytes[i]);
      if (length % unit == 0 && endsWithNewline()) {
        emit(length - unit, lines);
        inLongLine = false;
      } else if (length >= CollectLimits.MAX_MESSAGE_BYTES
          && atCharacterStart(bytes, i + 1, count)) {
        emit(length, lines);
        inLongLine = true;
      }
    }
  }

  /** Hands on what is left after the last line break: the file will not grow any more. */
  public void finish(Consumer<Line> lines) {
    if (length > 0) {
      emit(length, lines);
    }
    inLongLine = false;
  }

  /** Offset behind all bytes taken. */
  public long offset() {
    return offset;
  }

  private void append(byte b) {
    if (length == pending.length) {
      pending = Arrays.copyOf(pending, length * 2);
    }
    pending[length++] = b;
    offset++;
  }

  private boolean endsWithNewline() {
    int last = length - unit;
    if (unit == 1) {
      return pending[last] == '\n';
    }
    return pending[last + newlineByte] == '\n' && pending[last + 1 - newlineByte] == 0;
  }

  /** A long line is cut between characters where that can be told from the next byte. */
  private boolean atCharacterStart(byte[] bytes, int next, int count) {
    if (unit > 1) {
      return length % 4 == 0;
    }
    return next < count
        && (!charset.equals(StandardCharsets.UTF_8) || (bytes[next] & 0xC0) != 0x80);
  }

  private void emit(int end, Consumer<Line> lines) {
    String text = new String(pending, 0, end, charset);
    length = 0;
    lines.accept(
        new Line(
            text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, offset, inLongLine));
  }
}
