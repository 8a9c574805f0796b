package io.tallystone.app.ops;

import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /_tallystone/health}: 200 once ready and while events can be stored, else 503 with the
 * reason.
 */
public final class HealthEndpoint implements Endpoint {

  private final Supplier<LogStore.Status> status;

  /** Asks for the status at every call. */
  public HealthEndpoint(Supplier<LogStore.Status> status) {
    this.status = status;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/_tallystone/health";
  }

  @Override
  public List<Access> access() {
    return List.of(); // load balancers and orchestrators cannot sign
  }

  @Override
  public Answer handle(Call call, Map<String, String> query, byte[] body) {
    LogStore.Status now = status.get();
    return now.writable()
        ? new Answer(200, "text/plain; charset=utf-8", "ok\n")
        : new Answer(503, "text/plain; charset=utf-8", now.reason() + "\n");
  }
}
