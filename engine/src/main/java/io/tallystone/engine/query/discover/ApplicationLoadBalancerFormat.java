package io.tallystone.engine.query.discover;

import java.util.List;

/**
 * "Access logs for your Application Load Balancer"; names as Athena's documented table has them.
 */
final class ApplicationLoadBalancerFormat extends ColumnFormat {
  ApplicationLoadBalancerFormat() {
    super(
        25,
        Integer.MAX_VALUE,
        List.of(
            Column.of("type"),
            Column.of("time"),
            Column.of("elb"),
            Column.address("client"),
            Column.address("target"),
            Column.of("request_processing_time"),
            Column.of("target_processing_time"),
            Column.of("response_processing_time"),
            Column.of("elb_status_code"),
            Column.of("target_status_code"),
            Column.of("received_bytes"),
            Column.of("sent_bytes"),
            Column.requestLine(),
            Column.of("user_agent"),
            Column.of("ssl_cipher"),
            Column.of("ssl_protocol"),
            Column.of("target_group_arn"),
            Column.of("trace_id"),
            Column.of("domain_name"),
            Column.of("chosen_cert_arn"),
            Column.of("matched_rule_priority"),
            Column.of("request_creation_time"),
            Column.of("actions_executed"),
            Column.of("redirect_url"),
            Column.of("error_reason"),
            Column.of("target_port_list"),
            Column.of("target_status_code_list"),
            Column.of("classification"),
            Column.of("classification_reason"),
            Column.of("conn_trace_id")));
  }

  @Override
  boolean fits(byte[] utf8, ColumnRanges columns) {
    return columns.is(utf8, 0, "http", "https", "h2", "grpcs", "ws", "wss")
        && columns.isTime(utf8, 1)
        && columns.starts(utf8, 2, "app/");
  }
}
