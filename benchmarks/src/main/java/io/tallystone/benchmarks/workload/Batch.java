package io.tallystone.benchmarks.workload;

import io.tallystone.engine.event.NewEvent;
import java.util.List;

/**
 * Events that are put together.
 *
 * @param stream number of the stream in its data set
 * @param messageBytes of all events
 */
public record Batch(int stream, List<NewEvent> events, long messageBytes) {}
