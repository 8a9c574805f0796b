package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects and arrays into maps and lists.
 *
 * <p>Strings become text, numbers numbers (as text, digit by digit, if neither a long nor a double
 * holds them exactly), null is missing; of keys that come twice the last counts.
 */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(FunctionLimits.JSON_DEPTH)
                  .maxStringLength(FunctionLimits.TEXT)
                  .maxNumberLength(FunctionLimits.TEXT)
                  .build())
          .build();

  private Json() {}

  /** The list or map; Missing if the text is not one whole JSON array or object, or too deep. */
  static Value parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      @Nullable JsonToken first = parser.nextToken();
      if (first == null || !first.isStructStart()) {
        return MISSING;
      }
      Value value = read(parser, first);
      return parser.nextToken() == null ? value : MISSING;
    } catch (IOException notJson) {
      return MISSING;
    }
  }

  private static Value read(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> readFields(parser);
      case START_ARRAY -> readItems(parser);
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> Bool.TRUE;
      case VALUE_FALSE -> Bool.FALSE;
      default -> MISSING;
    };
  }

  private static Value readFields(JsonParser parser) throws IOException {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, read(parser, parser.nextToken()));
    }
    return new Fields(fields);
  }

  private static Value readItems(JsonParser parser) throws IOException {
    List<Value> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(read(parser, token));
    }
    return new Items(items);
  }

  private static Value number(String text) {
    Value number = Coercion.number(new Text(text));
    if (number instanceof Whole) {
      return number;
    }
    boolean exact =
        number instanceof Real real
            && new BigDecimal(text).compareTo(BigDecimal.valueOf(real.number())) == 0;
    return exact ? Numbers.of(Numbers.asDouble(number)) : new Text(text);
  }
}
