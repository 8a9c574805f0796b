package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.value.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          concat('a','-','b')                    -> a-b
          concat('n=',5)                         -> n=5
          concat('a',missing)                    -> MISSING
          strlen('é')                            -> 1
          strlen('\uD83D\uDE00')                 -> 1
          strlen('')                             -> 0
          messageSize('é')                       -> 2
          messageSize('abc')                     -> 3
          toupper('aé')                          -> AÉ
          tolower('ABC')                         -> abc
          substr('xyZfooxyZ',3)                  -> fooxyZ
          substr('xyZfooxyZ',3,3)                -> foo
          substr('abc',1,99)                     -> bc
          substr('abc',99)                       -> ``
          substr('abc',-5,2)                     -> ab
          substr('abc',1,-1)                     -> ``
          substr('\uD83D\uDE00b',1)              -> b
          substr('abc','x')                      -> MISSING
          replace('aXbX','X','-')                -> a-b-
          replace('aaa','aa','b')                -> ba
          replace('abc','','-')                  -> abc
          replace('abc','x',missing)             -> MISSING
          jsonStringify(split('a,b',','))        -> `["a","b"]`
          jsonStringify(split('a,,',','))        -> `["a","",""]`
          jsonStringify(split('ab',''))          -> `["ab"]`
          jsonStringify(split('',','))           -> `[""]`
          """)
  void texts(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          ltrim('xyZxyfooxyZ','xyZ')             -> fooxyZ
          rtrim('xyZfooxyxyZ','xyZ')             -> xyZfoo
          trim('xyZxyfooxyxyZ','xyZ')            -> foo
          trim('  a b ')                         -> a b
          concat('<',ltrim('  a '),'>')          -> <a >
          concat('<',trim(' xax ','x'),'>')      -> < xax >
          trim('xxx','x')                        -> ``
          trim('abc','')                         -> abc
          trim(missing)                          -> MISSING
          """)
  void trimming(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          strcontains('Ab','b')                  -> 1
          strcontains('Ab','a')                  -> 0
          strcontains('Ab','a',true)             -> 1
          strcontains('Ab','a',false)            -> 0
          strcontains('Ab','')                   -> 1
          strcontains(missing,'a')               -> MISSING
          startsWith('abc','ab')                 -> 1
          startsWith('abc','b')                  -> 0
          startsWith('Abc','ab',true)            -> 1
          endsWith('abc','bc')                   -> 1
          endsWith('c','abc')                    -> 0
          regexReplace('a1b2','[0-9]','#')       -> a#b#
          regexReplace('ab','(a)(b)','$2$1')     -> ba
          regexReplace('ab','a','$1 $')          -> $1 $b
          regexReplace('abc','x*','-')           -> -a-b-c-
          regexReplace('ERROR x','(?i)error','E') -> E x
          """)
  void searching(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          urlencode('a/b c+é~')                  -> a%2Fb%20c%2B%C3%A9~
          urldecode('a%2Fb%20c+d')               -> a/b c d
          urldecode('100%')                      -> 100%
          urldecode('%zz%4')                     -> %zz%4
          base64encode('abc')                    -> YWJj
          base64decode('YWJj')                   -> abc
          base64decode('YQ')                     -> a
          base64decode('!')                      -> MISSING
          md5('abc')                             -> 900150983cd24fb0d6963f7d28e17f72
          sha256('abc')  -> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          hexToAscii('48656c6c6f')               -> Hello
          hexToAscii('0x4869')                   -> Hi
          hexToAscii('4')                        -> MISSING
          hexToDec('0xff')                       -> 255
          hexToDec('FF')                         -> 255
          hexToDec('-0x10')                      -> -16
          hexToDec('xyz')                        -> MISSING
          hexToDec('')                           -> MISSING
          decToHex(255)                          -> 0xff
          decToHex(-255)                         -> -0xff
          decToHex(16.9)                         -> 0x10
          decToHex('x')                          -> MISSING
          """)
  void encodings(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @Test
  void anInvalidRegexIsRefusedAndOneThatBacktracksElsewhereIsQuick() {
    assertThatThrownBy(() -> Calls.prepared("regexReplace", null, new Text("(a"), new Text("")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("regular expression")
        .satisfies(e -> assertThat(((InvalidArgument) e).index()).isEqualTo(1));
    assertThat(Calls.rendered("regexReplace('" + "a".repeat(5_000) + "b','(a+)+$','x')"))
        .endsWith("b");
  }

  @Test
  void aTextBeyondTheLimitIsMissing() {
    String long1 = "a".repeat(3 << 20);
    assertThat(Calls.rendered("concat('" + long1 + "','" + long1 + "')")).isNull();
    assertThat(Calls.rendered("replace('" + long1 + "','a','bcd')")).isNull();
    assertThat(Calls.rendered("regexReplace('" + long1 + "','a','bcd')")).isNull();
    assertThat(Calls.rendered("split('" + long1 + "','a')")).isNull();
  }
}
