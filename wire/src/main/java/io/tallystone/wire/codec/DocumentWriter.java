package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** Writes a value of any shape. The SDK's own unwrapping would turn numbers into strings. */
final class DocumentWriter {
  private DocumentWriter() {}

  static void write(JsonGenerator generator, Document document) throws IOException {
    if (document.isMap()) {
      generator.writeStartObject();
      for (Map.Entry<String, Document> member : document.asMap().entrySet()) {
        generator.writeFieldName(member.getKey());
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (document.isList()) {
      generator.writeStartArray();
      for (Document element : document.asList()) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (document.isNumber()) {
      generator.writeNumber(document.asNumber().bigDecimalValue());
    } else if (document.isBoolean()) {
      generator.writeBoolean(document.asBoolean());
    } else if (document.isString()) {
      generator.writeString(document.asString());
    } else {
      generator.writeNull();
    }
  }
}
