package io.tallystone.engine.segment;

import io.tallystone.engine.spi.Catalog;
import java.util.List;

/**
 * What the catalogue wants to know of a segment just written.
 *
 * @param minTime smallest event time, ms
 * @param maxTime largest event time, ms
 * @param events number of events
 * @param rawBytes message bytes before encoding
 * @param storedBytes size of the segment
 * @param streams one entry per stream, in order; empty if the writer did not ask for them
 */
public record SegmentSummary(
    long minTime,
    long maxTime,
    long events,
    long rawBytes,
    long storedBytes,
    List<Catalog.StreamDelta> streams) {

  /** Copies the list. */
  public SegmentSummary {
    streams = List.copyOf(streams);
  }
}
