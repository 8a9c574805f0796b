package io.tallystone.engine.event;

/**
 * A log event as readers get it.
 *
 * @param position identity and order
 * @param ingestionTime when the server took it, ms since the epoch
 * @param message UTF-8, exactly the bytes that were put; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path carrier; never compared or printed
public record StoredEvent(EventPosition position, long ingestionTime, byte[] message) {}
