package io.tallystone.server.logs;

import io.tallystone.engine.event.NewEvents;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStore.Producer;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.OwnReading;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.EntityRejectionErrorType;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedEntityInfo;

/** Stores a batch of log events; answers when it is durable. */
final class PutLogEvents
    implements Operation<PutLogEventsRequest, PutLogEventsResponse>, OwnReading {
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
    return handle(input, () -> EventBatch.events(input.logEvents(), quotas), call);
  }

  @Override
  public Optional<OwnReading.Request> read(byte[] json) {
    return PutLogEventsBody.read(json).map(Columns::new);
  }

  /** A call whose events were read into columns. */
  private final class Columns implements OwnReading.Request {
    private final PutLogEventsRequest input;
    private final NewEvents events;

    Columns(PutLogEventsBody.Content content) {
      this.input =
          PutLogEventsRequest.builder()
              .logGroupName(content.group())
              .logStreamName(content.stream())
              .build();
      this.events = content.events();
    }

    @Override
    public SdkPojo input() {
      return input;
    }

    @Override
    public List<Access> access(Call call) {
      return PutLogEvents.this.access(input, call);
    }

    @Override
    public SdkPojo handle(Call call) {
      return PutLogEvents.this.handle(input, () -> events, call);
    }
  }

  private PutLogEventsResponse handle(
      PutLogEventsRequest input, Supplier<NewEvents> events, Call call) {
    Producer producer = ProducerHeader.of(call);
    LogGroup group = groups.byName(call, input.logGroupName());
    LogStream stream = groups.stream(group, input.logStreamName());
    long now = clock.millis();
    EventBatch batch = EventBatch.of(events.get(), quotas, now, group.retentionDays());
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
