package io.tallystone.app.ops;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tallystone.engine.store.LogStore;
import java.util.Map;
import java.util.function.Supplier;

/** The store's numbers, read when asked for. */
public final class StoreMetrics implements MultiCollector {

  private final Supplier<LogStore.Status> status;
  private final Supplier<Map<String, Double>> others;

  /**
   * See {@link Collector}.
   *
   * @param others further gauges, of the services
   */
  public StoreMetrics(Supplier<LogStore.Status> status, Supplier<Map<String, Double>> others) {
    this.status = status;
    this.others = others;
  }

  @Override
  public MetricSnapshots collect() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    LogStore.Status now = status.get();
    now.gauges().forEach((name, value) -> all.metricSnapshot(gauge(name, value)));
    others.get().forEach((name, value) -> all.metricSnapshot(gauge(name, value)));
    all.metricSnapshot(gauge("writable", now.writable() ? 1 : 0));
    return all.build();
  }

  private static GaugeSnapshot gauge(String name, double value) {
    return GaugeSnapshot.builder()
        .name("tallystone_" + name)
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
