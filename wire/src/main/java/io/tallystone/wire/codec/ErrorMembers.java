package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tallystone.wire.AwsException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error's structure in JSON and CBOR. */
final class ErrorMembers {
  private ErrorMembers() {}

  static void write(JsonGenerator generator, @Nullable String type, AwsException error)
      throws IOException {
    generator.writeStartObject();
    if (type != null) {
      generator.writeStringField("__type", type);
    }
    generator.writeStringField("message", error.text());
    for (Map.Entry<String, Object> field : error.fields().entrySet()) {
      generator.writeFieldName(field.getKey());
      PlainValue.write(generator, field.getValue());
    }
    generator.writeEndObject();
  }
}
