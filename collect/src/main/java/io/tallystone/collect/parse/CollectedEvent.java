package io.tallystone.collect.parse;

/**
 * An event to publish.
 *
 * @param timestamp ms since the epoch
 * @param endOffset offset in the file behind its last line
 */
public record CollectedEvent(long timestamp, String message, long endOffset) {}
