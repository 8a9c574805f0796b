package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;

/** The events of a decoded block. Immutable. */
public final class ColumnRun implements EventRun {
  private final PositionColumns positions;
  private final int[] ends;
  private final byte[] messages;

  ColumnRun(PositionColumns positions, int[] ends, byte[] messages) {
    this.positions = positions;
    this.ends = ends;
    this.messages = messages;
  }

  /** Approximate memory held, in bytes. */
  public int heapBytes() {
    return (int) Math.min(Integer.MAX_VALUE, 200L + messages.length + 40L * ends.length);
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public long streamId(int i) {
    return positions.streamIds()[i];
  }

  @Override
  public long timestamp(int i) {
    return positions.timestamps()[i];
  }

  @Override
  public long ingestionTime(int i) {
    return positions.ingestionTimes()[i];
  }

  @Override
  public long offset(int i) {
    return positions.offsets()[i];
  }

  @Override
  public int index(int i) {
    return positions.indexes()[i];
  }

  @Override
  public byte[] messages() {
    return messages;
  }

  @Override
  public int messageStart(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  @Override
  public int messageLength(int i) {
    return ends[i] - messageStart(i);
  }
}
