package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Scalars of the AWS JSON protocols: base64 blobs, "NaN" in quotes, timestamps in seconds. */
final class JsonScalars extends Scalars {
  private final boolean mayHaveLoneSurrogates;

  JsonScalars(boolean mayHaveLoneSurrogates) {
    this.mayHaveLoneSurrogates = mayHaveLoneSurrogates;
  }

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

  private String checked(String text) {
    if (mayHaveLoneSurrogates && WireText.hasLoneSurrogate(text)) {
      throw Malformed.serialization("String has a surrogate without its partner");
    }
    return text;
  }

  @Override
  double floating(JsonParser parser, String type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return switch (parser.getText()) {
        case "NaN" -> Double.NaN;
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw Tokens.notA(type, token);
      };
    }
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw Tokens.notA(type, token);
    }
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value) || (type.equals("Float") && Float.isInfinite((float) value))) {
      throw Malformed.serialization(
          Malformed.cut(parser.getText()) + " is out of range for " + type);
    }
    return value;
  }

  @Override
  Instant instant(JsonParser parser, TimestampFormatTrait.@Nullable Format format)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      // AWS's JSON services take ISO 8601 too, which old clients send.
      return Timestamps.parse(parser.getText(), format)
          .orElseThrow(() -> Tokens.notA("Date", token));
    }
    if (format == TimestampFormatTrait.Format.UNIX_TIMESTAMP_MILLIS) {
      return Instant.ofEpochMilli(integer(parser, "Date", Long.MIN_VALUE, Long.MAX_VALUE));
    }
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw Tokens.notA("Date", token);
    }
    return epochSeconds(decimal(parser));
  }

  @Override
  SdkBytes bytes(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Tokens.notA("Blob", parser.currentToken());
    }
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(parser.getText()));
    } catch (IllegalArgumentException e) {
      throw Malformed.serialization("STRING_VALUE is not valid base64");
    }
  }
}
