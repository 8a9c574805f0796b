package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values that no model describes: the members of errors. */
final class PlainValue {
  private PlainValue() {}

  static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Boolean bool -> generator.writeBoolean(bool);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case Number number -> generator.writeNumber(new BigDecimal(number.toString()));
      case Iterable<?> elements -> {
        generator.writeStartArray();
        for (Object element : elements) {
          write(generator, element);
        }
        generator.writeEndArray();
      }
      case Map<?, ?> members -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          generator.writeFieldName(member.getKey().toString());
          write(generator, member.getValue());
        }
        generator.writeEndObject();
      }
      default ->
          throw new IllegalArgumentException(
              value.getClass() + " (expected: text, number, boolean, list, map or null)");
    }
  }
}
