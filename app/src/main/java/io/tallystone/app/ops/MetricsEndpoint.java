package io.tallystone.app.ops;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code GET /_tallystone/metrics}: Prometheus text. */
public final class MetricsEndpoint implements Endpoint {

  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  /** Shows what is registered. */
  public MetricsEndpoint(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/_tallystone/metrics";
  }

  @Override
  public List<Access> access() {
    return List.of(); // counts and sizes only: no names, no content; scrapers cannot sign
  }

  @Override
  public Answer handle(Call call, Map<String, String> query, byte[] body) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(200, writer.getContentType(), text.toString(StandardCharsets.UTF_8));
  }
}
