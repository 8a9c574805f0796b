package io.tallystone.engine.query.run;

import io.tallystone.engine.event.EventRun;

/**
 * The wanted events of a run: those of the right streams and times.
 *
 * @param rows ascending numbers of the run's rows
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared
public record EventRows(EventRun run, int[] rows) {}
