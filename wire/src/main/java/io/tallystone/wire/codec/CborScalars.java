package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Scalars of CBOR: byte strings, floats of all sizes, timestamps under tag 1. */
final class CborScalars extends Scalars {
  static final CborScalars INSTANCE = new CborScalars();

  private CborScalars() {}

  @Override
  String text(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Tokens.notA("String", parser.currentToken());
    }
    return checked(parser.getText());
  }

  @Override
  String key(JsonParser parser) throws IOException {
    return checked(parser.currentName());
  }

  private static String checked(String text) {
    if (WireText.hasLoneSurrogate(text)) {
      throw Malformed.serialization("String is not valid UTF-8");
    }
    return text;
  }

  @Override
  double floating(JsonParser parser, String type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw Tokens.notA(type, token);
    }
    return parser.getDoubleValue();
  }

  /** An untagged number is taken for epoch seconds too. */
  @Override
  Instant instant(JsonParser parser, TimestampFormatTrait.@Nullable Format format)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return epochSeconds(decimal(parser));
    }
    if (token != JsonToken.VALUE_NUMBER_FLOAT || !Double.isFinite(parser.getDoubleValue())) {
      throw Tokens.notA("Date", token);
    }
    return epochSeconds(BigDecimal.valueOf(parser.getDoubleValue()));
  }

  @Override
  SdkBytes bytes(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
      throw Tokens.notA("Blob", parser.currentToken());
    }
    return SdkBytes.fromByteArrayUnsafe(parser.getBinaryValue());
  }
}
