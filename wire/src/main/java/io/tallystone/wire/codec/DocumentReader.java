package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** Reads a value of any shape. Its depth is the parser's limit. */
final class DocumentReader {
  private final JsonParser parser;
  private final Scalars scalars;
  private final Allowance memory;

  DocumentReader(JsonParser parser, Scalars scalars, Allowance memory) {
    this.parser = parser;
    this.scalars = scalars;
    this.memory = memory;
  }

  /** Reads the value at the current token. */
  Document read() throws IOException {
    JsonToken token = parser.currentToken();
    memory.take(Allowance.VALUE);
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> Document.fromString(text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(scalars.decimal(parser));
      case VALUE_TRUE, VALUE_FALSE -> Document.fromBoolean(scalars.bool(parser));
      case VALUE_NULL -> Document.fromNull();
      case null, default -> throw Tokens.notA("Document", token);
    };
  }

  private String text() throws IOException {
    String text = scalars.text(parser);
    memory.take(text.length());
    return text;
  }

  private Document object() throws IOException {
    Map<String, Document> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = scalars.key(parser);
      memory.takeText(key);
      parser.nextToken();
      if (members.put(key, read()) != null) {
        throw Malformed.serialization("Duplicate key: " + Malformed.cut(key));
      }
    }
    return Document.fromMap(members);
  }

  private Document array() throws IOException {
    List<Document> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read());
    }
    return Document.fromList(elements);
  }
}
