package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;

/** Writes structures, lists and maps as tokens, JSON or CBOR. Members that are not set stay out. */
abstract class StructureWriter {
  private final JsonGenerator generator;

  StructureWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes an instant as the format has it. */
  abstract void instant(JsonGenerator out, Member member, Instant instant) throws IOException;

  final void write(SdkPojo structure) throws IOException {
    generator.writeStartObject();
    for (Member member : Shape.of(structure).members()) {
      Object value = member.valueIn(structure);
      if (value != null) {
        generator.writeFieldName(member.responseName());
        value(member, value);
      }
    }
    generator.writeEndObject();
  }

  private void value(Member member, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case Short number -> generator.writeNumber(number);
      case Byte number -> generator.writeNumber((short) number);
      case Double number -> generator.writeNumber(number);
      case Float number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(number);
      case Boolean bool -> generator.writeBoolean(bool);
      case Instant instant -> instant(generator, member, instant);
      case SdkBytes bytes -> generator.writeBinary(bytes.asByteArrayUnsafe());
      case SdkPojo structure -> write(structure);
      case Document document -> DocumentWriter.write(generator, document);
      case List<?> list -> list(member.element(), list);
      case Map<?, ?> map -> map(member.element(), map);
      default -> throw new IllegalStateException("member of type " + value.getClass());
    }
  }

  private void list(Member element, List<?> list) throws IOException {
    generator.writeStartArray();
    for (Object value : list) {
      value(element, value);
    }
    generator.writeEndArray();
  }

  private void map(Member element, Map<?, ?> map) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeFieldName((String) entry.getKey());
      value(element, entry.getValue());
    }
    generator.writeEndObject();
  }
}
