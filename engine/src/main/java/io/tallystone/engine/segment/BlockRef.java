package io.tallystone.engine.segment;

/**
 * What is known of a block without reading it.
 *
 * @param ordinal place in the segment, from 0
 * @param groupId the one group whose events it holds
 * @param firstStream smallest stream id
 * @param lastStream largest stream id
 * @param minTime smallest event time, ms
 * @param maxTime largest event time, ms
 * @param events number of events
 * @param rawBytes message bytes before encoding
 * @param offset where it starts in the segment
 * @param length stored bytes
 */
public record BlockRef(
    int ordinal,
    long groupId,
    long firstStream,
    long lastStream,
    long minTime,
    long maxTime,
    int events,
    int rawBytes,
    long offset,
    int length) {}
