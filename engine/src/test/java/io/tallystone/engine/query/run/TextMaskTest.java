package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextMaskTest {
  @Test
  void valuesAreMaskedByWhatTheyLookLike() {
    assertThat(masked("2024-05-01 10:00:05,123 up")).isEqualTo("<Time-1> up");
    assertThat(masked("[10/Oct/2000:13:55:36 -0700] x")).isEqualTo("[<Time-1>] x");
    assertThat(masked("at 10:11:12 for 5s or 7 seconds"))
        .isEqualTo("at <Time-1> for <Time-2>s or <Time-3> seconds");
    assertThat(masked("from 10.0.0.1:8080 and fe80:0:0:0:1:2:3:4"))
        .isEqualTo("from <IP-1>:<Number-2> and <IP-3>");
    assertThat(masked("n=17 x=1.5 v1.2.3")).isEqualTo("n=<Number-1> x=<Number-2> v1.<Number-3>");
    assertThat(masked("req-8f3a9b for i0abc1")).isEqualTo("req-<Token-1> for <Token-2>");
  }

  @Test
  void namesWithADigitStay() {
    assertThat(masked("GET http2 utf8 s3 bucket")).isEqualTo("GET http2 utf8 s3 bucket");
  }

  @Test
  void marksInATextAreNoMarks() {
    assertThat(masked("a\u0001Tb")).isEqualTo("a Tb");
  }

  @Test
  void anyTextHasAPattern() {
    long seed = 77;
    Random random = new Random(seed);
    TextMask masks = new TextMask();
    String alphabet = "ab09:.-/ \u0001TK\u00e9\ud83d\ude00\"{}";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      TextForm form = new TextForm(masks.of(text.toString()), false);
      assertThat(form.pattern()).as("seed %d text %s", seed, text).doesNotContain("\u0001");
      assertThat(FormJoiner.join(List.of(form)))
          .as("seed %d text %s", seed, text)
          .singleElement()
          .satisfies(joined -> assertThat(joined.mask).isEqualTo(form.mask));
    }
  }

  @Test
  void joiningDoesNotDependOnTheOrderOfForms() {
    Random random = new Random(5);
    List<TextForm> forms = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      TextForm form =
          new TextForm(
              "user "
                  + (char) ('a' + i % 26)
                  + "x"
                  + " of "
                  + (char) ('k' + i % 7)
                  + " did "
                  + (i % 3 == 0 ? "this" : "that")
                  + " ".repeat(i % 5),
              false);
      form.count = i;
      forms.add(form);
    }
    List<String> patterns = patterns(forms);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(forms, random);
      assertThat(patterns(forms)).isEqualTo(patterns);
    }
  }

  private static List<String> patterns(List<TextForm> forms) {
    return FormJoiner.join(forms).stream().map(form -> form.count + " " + form.pattern()).toList();
  }

  private static String masked(String text) {
    return new TextForm(new TextMask().of(text), false).pattern();
  }
}
