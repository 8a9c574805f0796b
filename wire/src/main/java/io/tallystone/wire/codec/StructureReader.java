package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * Reads structures, lists and maps from a token stream, JSON or CBOR. What tokens mean as scalars
 * is the format's.
 *
 * <p>As Smithy's tests for servers demand ("malformed request tests"), a value of the wrong type
 * and a null in a list or map are refused; so is a member given twice, which two readers could
 * understand differently. Unknown members are skipped, null members are not set.
 */
final class StructureReader {
  private final JsonParser parser;
  private final Scalars scalars;
  private final Allowance memory;

  StructureReader(JsonParser parser, Scalars scalars, Allowance memory) {
    this.parser = parser;
    this.scalars = scalars;
    this.memory = memory;
  }

  /** Reads the structure that starts at the current token into a builder. */
  void readInto(SdkPojo builder) throws IOException {
    expect(JsonToken.START_OBJECT);
    Shape shape = Shape.of(builder);
    GivenMembers given = new GivenMembers();
    String name = parser.nextFieldName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      Member member = shape.find(name);
      if (member == null) {
        parser.skipChildren();
      } else {
        given.add(member);
        if (token != JsonToken.VALUE_NULL || mayBeNull(member)) {
          member.set(builder, value(member));
        }
      }
      name = parser.nextFieldName();
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw Malformed.serialization("Unexpected end of input");
    }
  }

  private Object value(Member member) throws IOException {
    memory.take(Allowance.VALUE);
    return switch (member.type()) {
      case STRING -> text();
      case LONG -> scalars.integer(parser, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case INTEGER ->
          (int) scalars.integer(parser, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case SHORT -> (short) scalars.integer(parser, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case BYTE -> (byte) scalars.integer(parser, "Byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
      case DOUBLE -> scalars.floating(parser, "Double");
      case FLOAT -> (float) scalars.floating(parser, "Float");
      case BIG_DECIMAL -> scalars.decimal(parser);
      case BOOLEAN -> scalars.bool(parser);
      case INSTANT -> scalars.instant(parser, member.timestampFormat());
      case SDK_BYTES -> scalars.bytes(parser);
      case SDK_POJO -> structure(member);
      case LIST -> list(member);
      case MAP -> map(member);
      case DOCUMENT -> new DocumentReader(parser, scalars, memory).read();
      case NULL -> throw new IllegalStateException("member of type NULL");
    };
  }

  private String text() throws IOException {
    String text = scalars.text(parser);
    memory.take(text.length());
    return text;
  }

  private SdkPojo structure(Member member) throws IOException {
    SdkPojo builder = member.newStructure();
    readInto(builder);
    return Member.build(builder);
  }

  private List<Object> list(Member member) throws IOException {
    expect(JsonToken.START_ARRAY);
    Member element = member.element();
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(present(element));
    }
    return list;
  }

  private Map<String, Object> map(Member member) throws IOException {
    expect(JsonToken.START_OBJECT);
    Member element = member.element();
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = scalars.key(parser);
      memory.takeText(key);
      parser.nextToken();
      if (map.put(key, present(element)) != null) {
        throw Malformed.serialization("Duplicate key: " + Malformed.cut(key));
      }
    }
    return map;
  }

  private Object present(Member element) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL && !mayBeNull(element)) {
      throw Malformed.serialization("Unexpected null in a list or map");
    }
    return value(element);
  }

  /** Null is a document of its own. */
  private static boolean mayBeNull(Member member) {
    return member.type() == MarshallingKnownType.DOCUMENT;
  }

  private void expect(JsonToken start) {
    JsonToken token = parser.currentToken();
    if (token != start) {
      throw Tokens.notWhereExpected(token, start);
    }
  }

  /** Which members of one structure have been read. */
  private static final class GivenMembers {
    private long first;
    private @Nullable List<Member> others;

    void add(Member member) {
      boolean again;
      if (member.index() < Long.SIZE) {
        long bit = 1L << member.index();
        again = (first & bit) != 0;
        first |= bit;
      } else {
        if (others == null) {
          others = new ArrayList<>();
        }
        again = others.contains(member);
        others.add(member);
      }
      if (again) {
        throw Malformed.serialization("Duplicate key: " + member.requestName());
      }
    }
  }
}
