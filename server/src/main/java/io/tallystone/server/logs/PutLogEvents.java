package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStore.Producer;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.EntityRejectionErrorType;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedEntityInfo;

/** Stores a batch of log events; answers when it is durable. */
final class PutLogEvents implements Operation<PutLogEventsRequest, PutLogEventsResponse> {
  private final LogStore store;
  private final GroupLookup groups;
  private final LogsQuotas.Ingestion quotas;
  private final Clock clock;

  PutLogEvents(LogStore store, LogsQuotas.Ingestion quotas, Clock clock) {
    this.store = store;
    this.groups = new GroupLookup(store.directory());
    this.quotas = quotas;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "PutLogEvents";
  }

  @Override
  public List<Access> access(PutLogEventsRequest input, Call call) {
    return List.of(
        groups.streamAccess(
            "logs:PutLogEvents", call, input.logGroupName(), input.logStreamName()));
  }

  @Override
  public PutLogEventsResponse handle(PutLogEventsRequest input, Call call) {
    Producer producer = ProducerHeader.of(call);
    LogGroup group = groups.byName(call, input.logGroupName());
    LogStream stream = groups.stream(group, input.logStreamName());
    long now = clock.millis();
    EventBatch batch = EventBatch.of(input.logEvents(), quotas, now, group.retentionDays());
    String token =
        batch.accepted().isEmpty() ? SequenceTokens.any() : stored(stream, batch, now, producer);
    return PutLogEventsResponse.builder()
        .nextSequenceToken(token)
        .rejectedLogEventsInfo(batch.rejected())
        .rejectedEntityInfo(rejectedEntity(input))
        .build();
  }

  private String stored(LogStream stream, EventBatch batch, long now, @Nullable Producer producer) {
    return switch (store.append(stream, batch.accepted(), now, producer).join()) {
      case Appended.Stored stored -> SequenceTokens.after(stored.offset());
      case Appended.AlreadyStored already -> SequenceTokens.any();
      case Appended.NoSuchStream gone -> throw LogsErrors.noSuchStream();
      case Appended.Unavailable unavailable -> throw LogsErrors.unavailable();
    };
  }

  /** Entities are not kept; as in AWS, that does not concern the events that come with one. */
  private static @Nullable RejectedEntityInfo rejectedEntity(PutLogEventsRequest input) {
    return input.entity() == null
        ? null
        : RejectedEntityInfo.builder()
            .errorType(EntityRejectionErrorType.UNSUPPORTED_LOG_GROUP_TYPE)
            .build();
  }
}
