package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** How a format writes scalars. Each method reads the parser's current token. */
abstract class Scalars {
  /** Beyond this exponent a number is a denial of service, not a quantity. */
  private static final int LARGEST_SCALE = 10_000;

  abstract String text(JsonParser parser) throws IOException;

  /** A map's key. */
  abstract String key(JsonParser parser) throws IOException;

  abstract double floating(JsonParser parser, String type) throws IOException;

  abstract Instant instant(JsonParser parser, TimestampFormatTrait.@Nullable Format format)
      throws IOException;

  abstract SdkBytes bytes(JsonParser parser) throws IOException;

  /** A whole number; one with a fraction is refused, as Smithy's malformed request tests demand. */
  final long integer(JsonParser parser, String type, long least, long most) throws IOException {
    JsonToken token = parser.currentToken();
    long value;
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      value = parser.getLongValue();
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      value = wholeNumber(parser, type);
    } else {
      throw Tokens.notA(type, token);
    }
    if (value < least || value > most) {
      throw Malformed.serialization(value + " is out of range for " + type);
    }
    return value;
  }

  private long wholeNumber(JsonParser parser, String type) throws IOException {
    BigDecimal exact = decimal(parser);
    try {
      return exact.longValueExact();
    } catch (ArithmeticException e) {
      throw Malformed.serialization(
          Malformed.cut(exact.toString()) + " can not be converted to " + type);
    }
  }

  final boolean bool(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> throw Tokens.notA("Boolean", parser.currentToken());
    };
  }

  final BigDecimal decimal(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (!number || (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN())) {
      throw Tokens.notA("BigDecimal", token);
    }
    return bounded(parser.getDecimalValue());
  }

  /** Refuses exponents that would make a handler's arithmetic or output explode. */
  static BigDecimal bounded(BigDecimal value) {
    if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
      throw Malformed.serialization("number out of range");
    }
    return value;
  }

  /** Seconds since the epoch, to the millisecond; finer digits are rounded. */
  static Instant epochSeconds(BigDecimal seconds) {
    try {
      return Instant.ofEpochMilli(
          seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (ArithmeticException e) {
      throw Malformed.serialization("timestamp out of range");
    }
  }
}
