package io.tallystone.app.ops;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tallystone.wire.CallListener;

/** Counts calls and their time by service, operation and error code. */
public final class CallMetrics implements CallListener {

  private final Counter calls;
  private final Counter bytes;
  private final Histogram seconds;

  /** Registers its metrics. */
  public CallMetrics(PrometheusRegistry registry) {
    calls =
        Counter.builder()
            .name("tallystone_calls_total")
            .help("Calls by service, operation and error code (empty: success)")
            .labelNames("service", "operation", "code")
            .register(registry);
    bytes =
        Counter.builder()
            .name("tallystone_request_bytes_total")
            .help("Request bodies as received")
            .labelNames("service")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("tallystone_call_seconds")
            .help("From the request's arrival to its answer")
            .labelNames("service", "operation")
            .classicUpperBounds(.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5)
            .classicOnly()
            .register(registry);
  }

  @Override
  public void completed(Outcome outcome) {
    String service = outcome.call().service();
    // A name that no operation answers to is the client's invention and must not become a label.
    boolean known = outcome.input() != null;
    String operation = known ? outcome.call().operation() : "";
    String code = outcome.error() == null ? "" : outcome.error().code();
    calls.labelValues(service, operation, code).inc();
    bytes.labelValues(service).inc(outcome.requestBytes());
    if (known) {
      seconds.labelValues(service, operation).observe(outcome.elapsed().toNanos() / 1e9);
    }
  }
}
