package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code hexToAscii hexToDec decToHex}. Documented: {@code decToHex} writes lower case after {@code
 * 0x}, {@code -0x} for negative numbers, and cuts off decimals.
 *
 * <p>Chosen here: the prefix {@code 0x} may be there or not; more than 32 hex digits are no number;
 * bytes are read as UTF-8, of which ASCII is a part.
 */
final class HexFunctions {
  private static final int MAX_DIGITS = 32;

  static final List<ScalarFunction> ALL =
      List.of(
          Plain.ofText("hexToAscii", HexFunctions::toAscii),
          Plain.ofText("hexToDec", HexFunctions::toNumber),
          Plain.of("decToHex", Arity.exactly(1), HexFunctions::toHex));

  private HexFunctions() {}

  private static Value toAscii(String text) {
    try {
      byte[] octets = HexFormat.of().parseHex(withoutPrefix(text));
      return new Text(new String(octets, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notHex) {
      return MISSING;
    }
  }

  private static Value toNumber(String text) {
    boolean negative = text.startsWith("-");
    String digits = withoutPrefix(negative ? text.substring(1) : text);
    boolean hex = digits.chars().allMatch(HexFormat::isHexDigit);
    if (!hex || digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return MISSING;
    }
    BigInteger number = new BigInteger(negative ? "-" + digits : digits, 16);
    return number.bitLength() < Long.SIZE
        ? new Whole(number.longValue())
        : Numbers.of(number.doubleValue());
  }

  private static String withoutPrefix(String text) {
    return text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
  }

  private static Value toHex(List<Value> arguments) {
    Value number = Coercion.number(arguments.getFirst());
    if (!Numbers.isNumber(number)) {
      return MISSING;
    }
    BigInteger whole =
        number instanceof Whole exact
            ? BigInteger.valueOf(exact.number())
            : new BigDecimal(Numbers.asDouble(number)).toBigInteger();
    String sign = whole.signum() < 0 ? "-0x" : "0x";
    return new Text(sign + whole.abs().toString(16));
  }
}
