package io.tallystone.collect.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that a CloudWatch agent's file may hold and that change nothing here. They do no harm,
 * so files are read as they are; but each is named in the log at start, so that nobody relies on
 * it.
 */
final class InertSettings {

  private static final Logger log = LoggerFactory.getLogger(InertSettings.class);

  private static final String NO_METRICS = "this agent collects no metrics";
  private static final String NO_ENTITY = "no entity goes along with the events";
  private static final String OWN_LOG = "the agent's own log goes to standard error";

  private static final Map<String, String> AGENT =
      Map.ofEntries(
          Map.entry("metrics_collection_interval", NO_METRICS),
          Map.entry("omit_hostname", NO_METRICS),
          Map.entry("logfile", OWN_LOG),
          Map.entry("debug", OWN_LOG),
          Map.entry("quiet", OWN_LOG),
          Map.entry("aws_sdk_log_level", OWN_LOG),
          Map.entry("run_as_user", "the agent runs as the user who started it"),
          Map.entry("user_agent", "requests bear the AWS SDK's user agent"),
          Map.entry(
              "use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT or endpoint_override decides"),
          Map.entry("service.name", NO_ENTITY),
          Map.entry("deployment.environment", NO_ENTITY));

  private static final Map<String, String> LOGS =
      Map.of(
          "concurrency",
          "each stream is published by itself, its batches in order",
          "metrics_collected",
          NO_METRICS,
          "service.name",
          NO_ENTITY,
          "deployment.environment",
          NO_ENTITY);

  private static final Map<String, String> FILE =
      Map.of(
          "backpressure_mode",
          "when the spool is full, reading pauses and the files stay open",
          "service.name",
          NO_ENTITY,
          "deployment.environment",
          NO_ENTITY);

  private InertSettings() {}

  /** Settings of the {@code agent} section; as AWS's schema it may hold unknown ones too. */
  static void tellOfAgent(Section agent, Set<String> followed) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String field : agent.fields()) {
      if (!followed.contains(field)) {
        reasons.put(field, AGENT.getOrDefault(field, "it is not known to this agent"));
      }
    }
    tell(agent, reasons);
  }

  static Set<String> ofLogs() {
    return LOGS.keySet();
  }

  static void tellOfLogs(Section logs) {
    tell(logs, LOGS);
  }

  static Set<String> ofFile() {
    return FILE.keySet();
  }

  static void tellOfFile(Section file) {
    tell(file, FILE);
  }

  private static void tell(Section section, Map<String, String> reasons) {
    for (String field : section.fields()) {
      String reason = reasons.get(field);
      if (reason != null) {
        log.warn("{} has no effect here: {}", section.at(field), reason);
      }
    }
  }
}
