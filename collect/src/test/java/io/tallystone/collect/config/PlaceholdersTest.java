package io.tallystone.collect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  private static final Placeholders PLACEHOLDERS =
      new Placeholders(Map.of("hostname", () -> "we$b-1", "instance_id", () -> "i-0abc"));

  @Test
  void eachNameInBracesIsReplacedWhateverItsValueHolds() {
    assertThat(PLACEHOLDERS.fill("here", "{hostname}/{instance_id}-{hostname}"))
        .isEqualTo("we$b-1/i-0abc-we$b-1");
    assertThat(PLACEHOLDERS.fill("here", "plain {} {NOT_ONE}")).isEqualTo("plain {} {NOT_ONE}");
  }

  @Test
  void anUnknownNameIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> PLACEHOLDERS.fill("logs.log_stream_name", "a-{planet}"))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("logs.log_stream_name: {planet} (expected one of: [hostname, instance_id])");
  }

  @Test
  void aValueIsAskedForOnlyWhenUsed() {
    Placeholders careful =
        new Placeholders(
            Map.of(
                "instance_id",
                () -> {
                  throw new AssertionError("asked for");
                }));

    assertThat(careful.fill("here", "plain")).isEqualTo("plain");
  }

  @Test
  void onAMachineWithoutMetadataTheHostStandsIn() throws Exception {
    Placeholders here =
        Placeholders.of(new InstanceMetadata(Map.of("AWS_EC2_METADATA_DISABLED", "true")));
    String host = InetAddress.getLocalHost().getHostName();

    assertThat(here.fill("here", "{instance_id} {hostname} {local_hostname} {ip_address}"))
        .isEqualTo(
            "%s %s %s %s".formatted(host, host, host, InetAddress.getLocalHost().getHostAddress()));
  }
}
