package io.tallystone.engine.query.discover;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats whose fields are known by their place. */
final class ColumnFormats {
  static final List<ColumnFormat> ALL =
      List.of(
          new FlowRecordFormat(),
          new DnsQueryFormat(),
          new ApplicationLoadBalancerFormat(),
          new ClassicLoadBalancerFormat());

  /** Their fields: who looks for none of these need not look at columns. */
  static final Set<String> FIELDS =
      ALL.stream()
          .flatMap(format -> format.columns().stream())
          .flatMap(column -> column.names().stream())
          .collect(Collectors.toUnmodifiableSet());

  private ColumnFormats() {}
}
