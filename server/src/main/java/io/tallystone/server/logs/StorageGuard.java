package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.OwnReading;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** Answers 503 where files or the catalogue fail under an operation. */
final class StorageGuard<I extends SdkPojo, O extends SdkPojo>
    implements Operation<I, O>, Constrained, OwnReading {
  private final Operation<I, O> guarded;

  StorageGuard(Operation<I, O> guarded) {
    this.guarded = guarded;
  }

  @Override
  public String name() {
    return guarded.name();
  }

  @Override
  public Constraint.Structure constraints() {
    return guarded instanceof Constrained constrained
        ? constrained.constraints()
        : new Constraint.Structure(List.of());
  }

  @Override
  public List<Access> access(I input, Call call) {
    return StorageFailures.guard(name(), call, () -> guarded.access(input, call));
  }

  @Override
  public O handle(I input, Call call) {
    return StorageFailures.guard(name(), call, () -> guarded.handle(input, call));
  }

  @Override
  public Optional<OwnReading.Request> read(byte[] json) {
    return guarded instanceof OwnReading own
        ? own.read(json).map(GuardedRequest::new)
        : Optional.empty();
  }

  private final class GuardedRequest implements OwnReading.Request {
    private final OwnReading.Request request;

    GuardedRequest(OwnReading.Request request) {
      this.request = request;
    }

    @Override
    public SdkPojo input() {
      return request.input();
    }

    @Override
    public List<Access> access(Call call) {
      return StorageFailures.guard(name(), call, () -> request.access(call));
    }

    @Override
    public SdkPojo handle(Call call) {
      return StorageFailures.guard(name(), call, () -> request.handle(call));
    }
  }
}
