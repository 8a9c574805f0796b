package io.tallystone.engine.event;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Log events side by side: one array per column and one for all messages, so that a batch of
 * thousands costs three objects. As a list it makes an event at each {@link #get}; who reads many
 * takes the columns. Immutable.
 */
public final class NewEvents extends AbstractList<NewEvent> implements RandomAccess {
  private final long[] timestamps;
  private final int[] ends;
  private final byte[] messages;
  private final int first;
  private final int size;

  private NewEvents(long[] timestamps, int[] ends, byte[] messages, int first, int size) {
    this.timestamps = timestamps;
    this.ends = ends;
    this.messages = messages;
    this.first = first;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public NewEvent get(int i) {
    Objects.checkIndex(i, size);
    int start = messageStart(i);
    return new NewEvent(
        timestamp(i), Arrays.copyOfRange(messages, start, start + messageLength(i)));
  }

  /** The same events from one to before another; nothing is copied. */
  @Override
  public NewEvents subList(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new NewEvents(timestamps, ends, messages, first + from, to - from);
  }

  /** When an event happened, in ms since the epoch. */
  public long timestamp(int i) {
    return timestamps[first + i];
  }

  /** The array that holds all messages. */
  public byte[] messages() {
    return messages;
  }

  /** Where a message starts in {@link #messages}; that of {@code size()} is where the last ends. */
  public int messageStart(int i) {
    return first + i == 0 ? 0 : ends[first + i - 1];
  }

  /** Bytes of a message. */
  public int messageLength(int i) {
    return ends[first + i] - messageStart(i);
  }

  /** Bytes of all messages together; they lie behind one another. */
  public int messageBytes() {
    return messageStart(size) - messageStart(0);
  }

  /** Collects events. */
  public static final class Builder {
    private static final int FIRST_EVENTS = 64;

    private long[] timestamps = new long[FIRST_EVENTS];
    private int[] ends = new int[FIRST_EVENTS];
    private byte[] messages;
    private int size;

    /** For messages of so many bytes together; it grows if they are more. */
    public Builder(int messageBytes) {
      this.messages = new byte[messageBytes];
    }

    /** The events so far. */
    public int size() {
      return size;
    }

    /** Where the next message starts in {@link #room}. */
    public int end() {
      return size == 0 ? 0 : ends[size - 1];
    }

    /** The array of messages, with room for so many bytes from {@link #end} on. */
    public byte[] room(int bytes) {
      long needed = (long) end() + bytes;
      if (needed > messages.length) {
        messages = Arrays.copyOf(messages, Math.toIntExact(Math.max(needed, 2L * end())));
      }
      return messages;
    }

    /** Adds an event whose message was written into {@link #room}, up to this end. */
    public void add(long timestamp, int end) {
      if (size == ends.length) {
        timestamps = Arrays.copyOf(timestamps, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
      }
      timestamps[size] = timestamp;
      ends[size] = end;
      size++;
    }

    /** Adds an event; the message is copied. */
    public void add(long timestamp, byte[] message) {
      int start = end();
      System.arraycopy(message, 0, room(message.length), start, message.length);
      add(timestamp, start + message.length);
    }

    /** The events. The builder must not be used any more. */
    public NewEvents build() {
      return new NewEvents(timestamps, ends, messages, 0, size);
    }
  }
}
