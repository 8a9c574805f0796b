package io.tallystone.engine.event;

/**
 * A log event as a client sends it.
 *
 * @param timestamp when the event happened, in ms since the epoch
 * @param message valid UTF-8; owned by the engine from now on, never modified
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path carrier; never compared or printed
public record NewEvent(long timestamp, byte[] message) {}
