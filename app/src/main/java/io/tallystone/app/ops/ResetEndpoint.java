package io.tallystone.app.ops;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Endpoint;
import java.util.List;
import java.util.Map;

/** {@code POST /_tallystone/reset}: empties everything. Offered in development mode only. */
public final class ResetEndpoint implements Endpoint {

  private final Runnable reset;

  /** Runs the action at every call. */
  public ResetEndpoint(Runnable reset) {
    this.reset = reset;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/_tallystone/reset";
  }

  @Override
  public List<Access> access() {
    return List.of(); // development mode listens on loopback only
  }

  @Override
  public Answer handle(Call call, Map<String, String> query, byte[] body) {
    reset.run();
    return new Answer(200, "text/plain; charset=utf-8", "ok\n");
  }
}
