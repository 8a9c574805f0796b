package io.tallystone.server.logs;

import io.tallystone.engine.spi.CatalogException;
import io.tallystone.wire.Call;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of failing files and catalogues: a line for the operator, a 503 for the client. */
final class StorageFailures {
  private static final Logger LOG = LoggerFactory.getLogger(StorageFailures.class);

  private StorageFailures() {}

  /** Works for an operation. */
  static <T> T guard(String operation, Call call, Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogException failed) {
      LOG.error(
          "{} failed, request {}: {}{}",
          operation,
          call.requestId(),
          failed.getMessage(),
          failed.full() ? " (free some disk space)" : "");
    } catch (UncheckedIOException failed) {
      LOG.error("{} failed, request {}: {}", operation, call.requestId(), failed.toString());
    }
    throw LogsErrors.unavailable();
  }
}
