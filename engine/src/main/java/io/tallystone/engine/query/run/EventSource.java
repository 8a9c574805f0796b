package io.tallystone.engine.query.run;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;

/** A log group that a query reads. */
public interface EventSource {
  /**
   * The events with times in {@code [fromTime, toTime)}, ms.
   *
   * @param needs a condition that every wanted message meets, for leaving out blocks
   */
  Splits splits(long fromTime, long toTime, Needs needs);

  /** What {@code @log} shows: account id, colon, name. */
  String log();

  /** What {@code @logStream} shows. */
  String streamName(long streamId);

  /**
   * What {@code @ptr} shows of an event: finds it again.
   *
   * @param row of the run
   */
  String pointer(EventRun run, int row);
}
