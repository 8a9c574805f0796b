package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code isValidIp isValidIpV4 isValidIpV6 isIpInSubnet isIpv4InSubnet isIpv6InSubnet ipv4ToNumber
 * isPrivateIP isPublicIP isReservedIP}. What is no address is in no block and of no kind.
 */
final class IpFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          test("isValidIp", address -> true),
          test("isValidIpV4", address -> !address.v6()),
          test("isValidIpV6", IpAddress::v6),
          test("isPrivateIP", ReservedBlocks::isPrivate),
          test("isReservedIP", ReservedBlocks::isReserved),
          test(
              "isPublicIP",
              address -> !ReservedBlocks.isPrivate(address) && !ReservedBlocks.isReserved(address)),
          Plain.ofText("ipv4ToNumber", IpFunctions::toNumber),
          new InSubnet("isIpInSubnet", address -> true, null),
          new InSubnet("isIpv4InSubnet", address -> !address.v6(), null),
          new InSubnet("isIpv6InSubnet", IpAddress::v6, null));

  private IpFunctions() {}

  private static ScalarFunction test(String name, Predicate<IpAddress> condition) {
    return Plain.ofText(
        name,
        text -> {
          @Nullable IpAddress address = IpAddress.parse(text);
          return Bool.of(address != null && condition.test(address));
        });
  }

  private static Value toNumber(String text) {
    @Nullable IpAddress address = IpAddress.parse(text);
    return address == null || address.v6() ? MISSING : new Whole(address.low());
  }
}
