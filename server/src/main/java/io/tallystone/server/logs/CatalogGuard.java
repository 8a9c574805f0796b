package io.tallystone.server.logs;

import io.tallystone.engine.spi.CatalogException;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;

/** Answers 503 where the catalogue cannot do what an operation asks of it. */
final class CatalogGuard<I extends SdkPojo, O extends SdkPojo> implements Operation<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogGuard.class);

  private final Operation<I, O> guarded;

  CatalogGuard(Operation<I, O> guarded) {
    this.guarded = guarded;
  }

  @Override
  public String name() {
    return guarded.name();
  }

  @Override
  public List<Access> access(I input, Call call) {
    return guarded.access(input, call);
  }

  @Override
  public O handle(I input, Call call) {
    try {
      return guarded.handle(input, call);
    } catch (CatalogException failed) {
      LOG.error(
          "{} failed, request {}: {}{}",
          name(),
          call.requestId(),
          failed.getMessage(),
          failed.full() ? " (free some disk space)" : "");
      throw LogsErrors.unavailable();
    }
  }
}
