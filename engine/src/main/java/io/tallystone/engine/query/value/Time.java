package io.tallystone.engine.query.value;

/**
 * A point in time; its milliseconds as a number, {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC as text.
 *
 * @param millis since the epoch
 */
public record Time(long millis) implements Value {}
