package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.JsonText;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Whole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presence, conditions, JSON. */
class StructureFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          ispresent(missing)                     -> 0
          isPresent('')                          -> 1
          coalesce(missing,'?')                  -> ?
          coalesce('a','b')                      -> a
          coalesce(missing,missing)              -> MISSING
          isempty('')                            -> 1
          isempty(missing)                       -> 1
          isempty(' ')                           -> 0
          isempty(jsonParse('{}'))               -> 0
          isblank('  ')                          -> 1
          isblank(missing)                       -> 1
          isblank('a')                           -> 0
          if(true,'slow','ok')                   -> slow
          if(0,'slow','ok')                      -> ok
          if(missing,'slow','ok')                -> ok
          case(false,'a',true,'b','c')           -> b
          case(false,'a',false,'b','c')          -> c
          case(false,'a')                        -> MISSING
          case(true,'a',true,'b')                -> a
          """)
  void presenceAndConditions(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          jsonParse('[1, 2]')                    -> [1,2]
          jsonParse(' {"b": 1, "a": [true, null, "x"]} ') -> `{"b":1,"a":[true,null,"x"]}`
          jsonParse('{"a":1,"a":2}')             -> `{"a":2}`
          jsonParse('12')                        -> MISSING
          jsonParse('"text"')                    -> MISSING
          jsonParse('plain text')                -> MISSING
          jsonParse('{"a":1} x')                 -> MISSING
          jsonParse('{"a":')                     -> MISSING
          jsonParse('')                          -> MISSING
          jsonParse(missing)                     -> MISSING
          jsonStringify(jsonParse('{"a": 1.50}')) -> `{"a":1.5}`
          jsonStringify('x"y')                   -> `"x\\"y"`
          jsonStringify(missing)                 -> MISSING
          jsonArraySize('[1,2]')                 -> 2
          jsonArraySize('[]')                    -> 0
          jsonArraySize('{}')                    -> MISSING
          jsonArraySize('x')                     -> MISSING
          jsonArrayContains('["admin"]','admin') -> 1
          jsonArrayContains('["admin"]','Admin') -> 0
          jsonArrayContains('[1,2.50]',2.5)      -> 1
          jsonArrayContains('[1]','1')           -> 1
          jsonArrayContains('[true]','true')     -> 1
          jsonArrayContains('[["a"]]','a')       -> 0
          jsonArrayContains('[]','a')            -> 0
          jsonArrayContains('{"a":1}','a')       -> 0
          jsonArrayContains('x','a')             -> 0
          jsonArrayContains(missing,'a')         -> 0
          """)
  void json(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @Test
  void membersAndItemsOfParsedJsonAreReached() {
    Fields parsed = (Fields) Json.parse("{\"users\":[{\"action\":\"GET\"},{\"action\":\"PUT\"}]}");
    Items users = (Items) parsed.member("users");
    assertThat(((Fields) users.item(1)).member("action")).isEqualTo(new Text("PUT"));
    assertThat(users.item(2)).isEqualTo(Missing.MISSING);
    assertThat(users.item(-1)).isEqualTo(Missing.MISSING);
    assertThat(parsed.member("none")).isEqualTo(Missing.MISSING);
  }

  @Test
  void digitsThatNoNumberHoldsStayAsWritten() {
    String text = "[9223372036854775807,12345678901234567890123,0.1,1e400,0.12345678901234567891]";
    Items items = (Items) Json.parse(text);
    assertThat(items.item(0)).isEqualTo(new Whole(Long.MAX_VALUE));
    assertThat(items.item(1)).isEqualTo(new Text("12345678901234567890123"));
    assertThat(items.item(3)).isEqualTo(new Text("1e400"));
    assertThat(items.item(4)).isEqualTo(new Text("0.12345678901234567891"));
  }

  @Test
  void jsonOverAHundredLevelsDeepIsNotParsed() {
    assertThat(Json.parse("[".repeat(100) + "]".repeat(100))).isInstanceOf(Items.class);
    assertThat(Json.parse("[".repeat(101) + "]".repeat(101))).isEqualTo(Missing.MISSING);
    assertThat(Json.parse("[".repeat(1_000_000))).isEqualTo(Missing.MISSING);
  }

  @Test
  void whatIsWrittenAsJsonReadsBackTheSame() {
    String text = "{\"a\":[1,-2.5,true,null,{\"é\\n\":\"\\u0001\"}],\"\":{}}";
    assertThat(JsonText.of(Json.parse(JsonText.of(Json.parse(text))))).isEqualTo(text);
  }
}
