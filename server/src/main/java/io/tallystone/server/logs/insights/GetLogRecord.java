package io.tallystone.server.logs.insights;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.query.discover.FieldListing;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.Page;
import io.tallystone.engine.store.ReadRequest;
import io.tallystone.server.logs.LogArns;
import io.tallystone.server.logs.Messages;
import io.tallystone.server.logs.Positions;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogRecordRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogRecordResponse;

/** One event with all its fields, by the {@code @ptr} of a query's row. */
final class GetLogRecord implements Operation<GetLogRecordRequest, GetLogRecordResponse> {
  private final LogStore store;

  GetLogRecord(LogStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "GetLogRecord";
  }

  @Override
  public List<Access> access(GetLogRecordRequest input, Call call) {
    String resource =
        RecordPointer.parse(input.logRecordPointer())
            .flatMap(pointer -> group(pointer, call))
            .map(group -> LogArns.groupContent(group.scope(), group.name()))
            .orElse("*");
    Access read = Access.to("logs:GetLogRecord", resource);
    return Boolean.TRUE.equals(input.unmask())
        ? List.of(read, Access.to("logs:Unmask", resource))
        : List.of(read);
  }

  @Override
  public GetLogRecordResponse handle(GetLogRecordRequest input, Call call) {
    RecordPointer pointer =
        RecordPointer.parse(input.logRecordPointer())
            .orElseThrow(
                () -> InsightsErrors.invalid("The specified logRecordPointer is invalid."));
    LogGroup group = group(pointer, call).orElseThrow(InsightsErrors::noSuchRecord);
    StoredEvent event = event(group, pointer.position());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("@ingestionTime", Long.toString(event.ingestionTime()));
    fields.put("@log", group.scope().account() + ":" + group.name());
    fields.put("@logStream", streamName(pointer));
    fields.put("@message", Messages.text(event.message()));
    fields.put("@ptr", pointer.text());
    fields.put("@timestamp", Long.toString(pointer.position().timestamp()));
    fields.putAll(FieldListing.of(event.message(), 0, event.message().length));
    return GetLogRecordResponse.builder().logRecord(fields).build();
  }

  private Optional<LogGroup> group(RecordPointer pointer, Call call) {
    return store
        .directory()
        .groupById(pointer.groupId())
        .filter(group -> group.scope().equals(LogArns.scope(call)));
  }

  private String streamName(RecordPointer pointer) {
    return store
        .directory()
        .streamById(pointer.position().streamId())
        .map(LogStream::name)
        .orElseThrow(InsightsErrors::noSuchRecord);
  }

  private StoredEvent event(LogGroup group, EventPosition position) {
    Page page =
        store.read(
            new ReadRequest(
                group.id(),
                Set.of(position.streamId()),
                position.timestamp(),
                position.timestamp() + 1,
                Positions.before(position),
                false,
                1,
                Long.MAX_VALUE,
                (utf8, from, length) -> true,
                new Needs.Anything()));
    return page.events().stream()
        .filter(event -> event.position().equals(position))
        .findFirst()
        .orElseThrow(InsightsErrors::noSuchRecord);
  }
}
