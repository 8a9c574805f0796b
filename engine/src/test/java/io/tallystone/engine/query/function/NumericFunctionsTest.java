package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          abs(-3)                        -> 3
          abs(-0.5)                      -> 0.5
          abs('-7')                      -> 7
          abs('x')                       -> MISSING
          abs(missing)                   -> MISSING
          ceil(1.2)                      -> 2
          ceil(-1.2)                     -> -1
          floor(1.8)                     -> 1
          floor(-1.2)                    -> -2
          floor(9007199254740993)        -> 9007199254740993
          greatest(1,5,3)                -> 5
          greatest(2)                    -> 2
          greatest(1,'10',2)             -> 10
          greatest(1,missing)            -> MISSING
          least(1,5,3)                   -> 1
          least(-1,0.5)                  -> -1
          log(1)                         -> 0
          log(10)                        -> 2.3026
          log(0)                         -> MISSING
          log(-1)                        -> MISSING
          sqrt(9)                        -> 3
          sqrt(2)                        -> 1.4142
          sqrt(-1)                       -> MISSING
          round(3.14159,2)               -> 3.14
          round(2.5)                     -> 3
          round(-2.5)                    -> -3
          round(1.005,2)                 -> 1.01
          round(1250,-2)                 -> 1300
          round(7,3)                     -> 7
          round('x',1)                   -> MISSING
          round(1e300,-400)              -> 0
          haversine(0,0,0,1)             -> 111.1951
          haversine(52.52,13.405,52.52,13.405) -> 0
          haversine(0,0,0,'east')        -> MISSING
          """)
  void numericFunctions(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          toNumber('12')                 -> 12
          toNumber('1.5')                -> 1.5
          toNumber('1x')                 -> MISSING
          toInt('12')                    -> 12
          toInt('12.9')                  -> 12
          toInt(-12.9)                   -> -12
          toInt(2147483647)              -> 2147483647
          toInt(2147483648)              -> MISSING
          toLong('9223372036854775807')  -> 9223372036854775807
          toLong(1e19)                   -> MISSING
          toDouble('0.25')               -> 0.25
          toDouble('abc')                -> MISSING
          isNumeric('1')                 -> 1
          isNumeric('-1.5e3')            -> 1
          isNumeric('1x')                -> 0
          isNumeric('')                  -> 0
          isNumeric(missing)             -> MISSING
          """)
  void conversions(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }
}
