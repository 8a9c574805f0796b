package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.value.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          isValidIp('192.0.2.7')                 -> 1
          isValidIp('2001:db8::1')               -> 1
          isValidIp('host')                      -> 0
          isValidIp(missing)                     -> MISSING
          isValidIpV4('::1')                     -> 0
          isValidIpV4('255.255.255.255')         -> 1
          isValidIpV6('192.0.2.7')               -> 0
          isValidIpV6('::')                      -> 1
          isIpv4InSubnet('192.0.2.7','192.0.2.0/24')   -> 1
          isIpv4InSubnet('192.0.3.7','192.0.2.0/24')   -> 0
          isIpv4InSubnet('::1','192.0.2.0/24')         -> 0
          isIpv6InSubnet('fe80::200:f8ff:fe21:67cf','fe80::/16') -> 1
          isIpv6InSubnet('fe81::1','fe80::/16')        -> 0
          isIpv6InSubnet('192.0.2.7','fe80::/16')      -> 0
          isIpInSubnet('192.0.2.7','192.0.2.7/32')     -> 1
          isIpInSubnet('8.8.8.8','0.0.0.0/0')          -> 1
          isIpInSubnet('2001:db8::1','2001:db8::/127') -> 1
          isIpInSubnet('2001:db8::2','2001:db8::/127') -> 0
          isIpInSubnet('::1','0.0.0.0/0')              -> 0
          isIpInSubnet('host','0.0.0.0/0')             -> 0
          ipv4ToNumber('10.0.0.1')               -> 167772161
          ipv4ToNumber('255.255.255.255')        -> 4294967295
          ipv4ToNumber('::1')                    -> MISSING
          isPrivateIP('10.1.2.3')                -> 1
          isPrivateIP('172.31.255.255')          -> 1
          isPrivateIP('172.32.0.0')              -> 0
          isPrivateIP('host')                    -> 0
          isPublicIP('8.8.8.8')                  -> 1
          isPublicIP('192.168.1.1')              -> 0
          isPublicIP('127.0.0.1')                -> 0
          isPublicIP('2606:4700::1111')          -> 1
          isPublicIP('fe80::1')                  -> 0
          isReservedIP('169.254.169.254')        -> 1
          isReservedIP('100.64.0.1')             -> 1
          isReservedIP('::1')                    -> 1
          isReservedIP('10.0.0.1')               -> 0
          """)
  void addresses(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:192.0.2.1",
        "ABCD:ef01::"
      })
  void theseAreAddressesOfVersion6(String text) {
    assertThat(Calls.rendered("isValidIpV6('" + text + "')")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::1::",
        "12345::",
        "g::",
        "1:2:3:4:5:6:7:8::",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "fe80::1%eth0",
        "192.0.2.1::",
        "::192.0.2",
        "::192.0.2.256",
        "::1.2.3.4:5",
        "256.0.0.1",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.4 ",
        "1..2.3",
        "-1.2.3.4",
        "1.2.3.1e1",
        "\u0661.2.3.4",
        "[::1]",
        "1:2:3:4:5:6:7:1.2.3.4"
      })
  void theseAreNoAddresses(String text) {
    assertThat(Calls.rendered("isValidIp('" + text + "')")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2.0",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/x",
        "x/8",
        "192.0.2.7/24",
        "2001:db8::1/64",
        "::/129",
        "192.0.2.0/0024"
      })
  void aConstantThatIsNoBlockIsRefused(String block) {
    assertThatThrownBy(() -> Calls.prepared("isIpInSubnet", null, new Text(block)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("CIDR block: " + block + " (expected: ");
  }
}
