package io.tallystone.engine.query.function;

/**
 * What functions may know of the query.
 *
 * @param startMs start of its time range, milliseconds since the epoch
 * @param endMs end of its time range, inclusive
 * @param nowMs when it was started
 */
public record Evaluation(long startMs, long endMs, long nowMs) {}
