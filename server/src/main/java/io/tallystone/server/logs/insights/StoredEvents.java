package io.tallystone.server.logs.insights;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.run.EventSource;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A log group's events, for one query. */
record StoredEvents(LogStore store, LogGroup group, Map<Long, String> streamNames)
    implements EventSource {

  StoredEvents(LogStore store, LogGroup group) {
    this(store, group, new ConcurrentHashMap<>());
  }

  @Override
  public Splits splits(long fromTime, long toTime, Needs needs) {
    return store.splits(group.id(), fromTime, toTime, needs);
  }

  @Override
  public String log() {
    return group.scope().account() + ":" + group.name();
  }

  /** The name; empty if the stream was deleted just now. */
  @Override
  public String streamName(long streamId) {
    return streamNames.computeIfAbsent(
        streamId, id -> store.directory().streamById(id).map(LogStream::name).orElse(""));
  }

  @Override
  public String pointer(EventRun run, int row) {
    return new RecordPointer(run.position(row), group.id()).text();
  }
}
