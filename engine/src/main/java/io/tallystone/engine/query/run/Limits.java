package io.tallystone.engine.query.run;

import java.time.Duration;

/**
 * What one query may use.
 *
 * @param heapBytes of what it gathers
 * @param time from start to end
 * @param threads that scan side by side
 * @param memory that it shares with the other queries
 */
public record Limits(long heapBytes, Duration time, int threads, QueryMemory memory) {}
