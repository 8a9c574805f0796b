package io.tallystone.collect.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names in braces that group and stream names may hold, as in "Create or edit the CloudWatch
 * agent configuration file": {@code {instance_id} {hostname} {local_hostname} {ip_address}}. The
 * instance's own come from the instance metadata service and are asked for only when used; on a
 * machine that has none the host's name or address stands in.
 */
final class Placeholders {

  private static final Logger log = LoggerFactory.getLogger(Placeholders.class);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private final Map<String, Supplier<String>> values;

  Placeholders(Map<String, Supplier<String>> values) {
    this.values = values;
  }

  static Placeholders ofThisHost() {
    return of(new InstanceMetadata(System.getenv()));
  }

  static Placeholders of(InstanceMetadata metadata) {
    return new Placeholders(
        Map.of(
            "hostname", () -> find(metadata, "hostname", localHostname()),
            "local_hostname", Placeholders::localHostname,
            "instance_id", () -> find(metadata, "instance-id", localHostname()),
            "ip_address", () -> find(metadata, "local-ipv4", localAddress())));
  }

  /** Fills a name; {@code where} is its place in the configuration. */
  String fill(String where, String name) {
    Matcher matcher = PLACEHOLDER.matcher(name);
    return matcher.replaceAll(
        found -> {
          Supplier<String> value = values.get(found.group(1));
          if (value == null) {
            throw new InvalidConfig(
                where
                    + ": "
                    + found.group()
                    + " (expected one of: "
                    + new TreeSet<>(values.keySet())
                    + ")");
          }
          return Matcher.quoteReplacement(value.get());
        });
  }

  private static String find(InstanceMetadata metadata, String item, String otherwise) {
    Optional<String> value = metadata.find(item);
    if (value.isEmpty()) {
      log.info("no instance metadata here: {} stands in for {}", otherwise, item);
    }
    return value.orElse(otherwise);
  }

  private static String localHostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String localAddress() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException e) {
      return "127.0.0.1";
    }
  }
}
