package io.tallystone.engine.query.discover;

import java.util.List;

/** "Access logs for your Classic Load Balancer"; names as Athena's documented table has them. */
final class ClassicLoadBalancerFormat extends ColumnFormat {
  ClassicLoadBalancerFormat() {
    super(
        15,
        15,
        List.of(
            Column.of("timestamp"),
            Column.of("elb_name"),
            Column.address("request"),
            Column.address("backend"),
            Column.of("request_processing_time"),
            Column.of("backend_processing_time"),
            Column.of("client_response_time"),
            Column.of("elb_response_code"),
            Column.of("backend_response_code"),
            Column.of("received_bytes"),
            Column.of("sent_bytes"),
            Column.requestLine(),
            Column.of("user_agent"),
            Column.of("ssl_cipher"),
            Column.of("ssl_protocol")));
  }

  @Override
  boolean fits(byte[] utf8, ColumnRanges columns) {
    return columns.isTime(utf8, 0)
        && utf8[columns.from(11) - 1] == '"'
        && utf8[columns.from(12) - 1] == '"';
  }
}
