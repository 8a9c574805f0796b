package io.tallystone.server.logs;

import io.tallystone.engine.spi.CatalogException;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;

/** Answers 503 where files or the catalogue fail under an operation, and tells the operator why. */
final class StorageGuard<I extends SdkPojo, O extends SdkPojo>
    implements Operation<I, O>, Constrained {
  private static final Logger LOG = LoggerFactory.getLogger(StorageGuard.class);

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
    return guard(() -> guarded.access(input, call), call);
  }

  @Override
  public O handle(I input, Call call) {
    return guard(() -> guarded.handle(input, call), call);
  }

  private <T> T guard(Supplier<T> work, Call call) {
    try {
      return work.get();
    } catch (CatalogException failed) {
      LOG.error(
          "{} failed, request {}: {}{}",
          name(),
          call.requestId(),
          failed.getMessage(),
          failed.full() ? " (free some disk space)" : "");
    } catch (UncheckedIOException failed) {
      LOG.error("{} failed, request {}: {}", name(), call.requestId(), failed.toString());
    }
    throw LogsErrors.unavailable();
  }
}
