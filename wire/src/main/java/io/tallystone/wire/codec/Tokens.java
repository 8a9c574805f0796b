package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonToken;
import io.tallystone.wire.AwsException;
import org.jspecify.annotations.Nullable;

/** Tokens in the words of AWS's messages, e.g. "NUMBER_VALUE can not be converted to a String". */
final class Tokens {
  private Tokens() {}

  /** A scalar was expected. */
  static AwsException notA(String type, @Nullable JsonToken token) {
    String article = "AEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ";
    return switch (token) {
      case START_OBJECT ->
          Malformed.serialization("Start of structure or map found where not expected.");
      case START_ARRAY -> Malformed.serialization("Start of list found where not expected");
      case null -> Malformed.serialization("Unexpected end of input");
      default ->
          Malformed.serialization(name(token) + " can not be converted to " + article + type);
    };
  }

  /** A structure, map or list was expected. */
  static AwsException notWhereExpected(@Nullable JsonToken token, JsonToken expected) {
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY || token == null) {
      return notA("String", token);
    }
    return Malformed.serialization(
        expected == JsonToken.START_ARRAY
            ? "Expected list or null, found " + name(token)
            : "Expected structure or map or null, found " + name(token));
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER_VALUE";
      case VALUE_STRING -> "STRING_VALUE";
      case VALUE_TRUE -> "TRUE_VALUE";
      case VALUE_FALSE -> "FALSE_VALUE";
      case VALUE_NULL -> "NULL_VALUE";
      case VALUE_EMBEDDED_OBJECT -> "BLOB_VALUE";
      default -> token.name();
    };
  }
}
