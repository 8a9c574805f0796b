package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.StreamingOperation;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/** What {@link StorageGuard} does, for an operation that streams. */
final class StreamingStorageGuard<I extends SdkPojo> implements StreamingOperation<I> {
  private final StreamingOperation<I> guarded;

  StreamingStorageGuard(StreamingOperation<I> guarded) {
    this.guarded = guarded;
  }

  @Override
  public String name() {
    return guarded.name();
  }

  @Override
  public List<Access> access(I input, Call call) {
    return StorageFailures.guard(name(), call, () -> guarded.access(input, call));
  }

  @Override
  public void stream(I input, Call call, EventSink sink) {
    StorageFailures.guard(
        name(),
        call,
        () -> {
          guarded.stream(input, call, sink);
          return true;
        });
  }
}
