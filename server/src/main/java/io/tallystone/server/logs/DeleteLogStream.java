package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;

/** Deletes a log stream with its events. */
final class DeleteLogStream implements Operation<DeleteLogStreamRequest, DeleteLogStreamResponse> {
  private final LogDirectory directory;
  private final GroupLookup groups;
  private final Clock clock;

  DeleteLogStream(LogDirectory directory, Clock clock) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "DeleteLogStream";
  }

  @Override
  public List<Access> access(DeleteLogStreamRequest input, Call call) {
    return List.of(
        groups.streamAccess(
            "logs:DeleteLogStream", call, input.logGroupName(), input.logStreamName()));
  }

  @Override
  public DeleteLogStreamResponse handle(DeleteLogStreamRequest input, Call call) {
    LogGroup group = groups.byName(call, input.logGroupName());
    if (group.deletionProtected()) {
      throw LogsErrors.deletionProtected(); // it "blocks all deletion operations"
    }
    if (directory.deleteStream(group.id(), input.logStreamName(), clock.millis()).isEmpty()) {
      throw LogsErrors.noSuchStream();
    }
    return DeleteLogStreamResponse.builder().build();
  }
}
