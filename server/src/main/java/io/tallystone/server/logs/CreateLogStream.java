package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;

/** Creates a log stream. */
final class CreateLogStream implements Operation<CreateLogStreamRequest, CreateLogStreamResponse> {
  private final LogDirectory directory;
  private final GroupLookup groups;
  private final Clock clock;

  CreateLogStream(LogDirectory directory, Clock clock) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "CreateLogStream";
  }

  @Override
  public List<Access> access(CreateLogStreamRequest input, Call call) {
    return List.of(
        groups.streamAccess(
            "logs:CreateLogStream", call, input.logGroupName(), input.logStreamName()));
  }

  @Override
  public CreateLogStreamResponse handle(CreateLogStreamRequest input, Call call) {
    LogGroup group = groups.byName(call, input.logGroupName());
    StreamNames.check(input.logStreamName());
    if (directory.createStream(group.id(), input.logStreamName(), clock.millis()).isEmpty()) {
      groups.byName(call, input.logGroupName()); // it may just have been deleted
      throw LogsErrors.streamExists();
    }
    return CreateLogStreamResponse.builder().build();
  }
}
