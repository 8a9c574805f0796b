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
 *
 * <p>Line breaks are the byte 0x0A, or the two of UTF-16. UTF-16 without a given order has that of
 * its byte order mark, and is little-endian without one, as in the CloudWatch agent (WHATWG,
 * "Encoding": UTF-16).
 */
public final class LineSplitter {

  /**
   * A line without its line break.
   *
   * @param endOffset offset in the file behind the line and its break
   * @param continues whether it is a further piece of the line before
   */
  public record Line(String text, long endOffset, boolean continues) {}

  /** Length of a UTF-16 byte order mark. */
  public static final int MARK_BYTES = 2;

  private static final String MARK = "\uFEFF";

  private Charset charset;
  private final int unit;
  private byte[] pending = new byte[4096];
  private int length;
  private boolean inLongLine;
  private long offset;

  /** Starts at an offset of the file; see {@link #resolve} where that is not the beginning. */
  public LineSplitter(Charset charset, long offset) {
    this.charset = charset;
    this.offset = offset;
    this.unit = charset.name().startsWith("UTF-16") ? 2 : 1;
  }

  /** The character set itself, or of UTF-16 the one that a file's first two bytes tell. */
  public static Charset resolve(Charset charset, byte first, byte second) {
    if (!charset.equals(StandardCharsets.UTF_16)) {
      return charset;
    }
    return first == (byte) 0xFE && second == (byte) 0xFF
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_16LE;
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
    if (offset == MARK_BYTES && length == MARK_BYTES) {
      charset = resolve(charset, pending[0], pending[1]);
    }
  }

  private boolean endsWithNewline() {
    return unit == 1
        ? pending[length - 1] == '\n'
        : lowByte(length - unit) == '\n' && highByte(length - unit) == 0;
  }

  private byte lowByte(int at) {
    return pending[bigEndian() ? at + 1 : at];
  }

  private byte highByte(int at) {
    return pending[bigEndian() ? at : at + 1];
  }

  private boolean bigEndian() {
    return charset.equals(StandardCharsets.UTF_16BE);
  }

  /** A long line is cut between characters where that can be told from the next byte. */
  private boolean atCharacterStart(byte[] bytes, int next, int count) {
    if (unit > 1) {
      boolean halfOfPair = (highByte(length - unit) & 0xFC) == 0xD8;
      return length % unit == 0 && !halfOfPair;
    }
    return next < count
        && (!charset.equals(StandardCharsets.UTF_8) || (bytes[next] & 0xC0) != 0x80);
  }

  private void emit(int end, Consumer<Line> lines) {
    String text = new String(pending, 0, end, charset);
    boolean first = offset - length == 0;
    length = 0;
    if (first && unit > 1 && text.startsWith(MARK)) {
      text = text.substring(MARK.length());
    }
    lines.accept(
        new Line(
            text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, offset, inLongLine));
  }
}
