package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
  private static final String QUERY =
      "filter level = '{{level}}' and {{cond}} | limit {{level}}{{9}}";

  @Test
  void namesAreThoseBetweenTwoBraces() {
    assertThat(Placeholders.names(QUERY)).containsExactly("level", "cond");
    assertThat(Placeholders.names("{{a" + "b".repeat(127) + "}} {{a" + "b".repeat(128) + "}}"))
        .containsExactly("a" + "b".repeat(127));
  }

  @Test
  void valuesReplaceThemAsTextInLiteralsToo() {
    assertThat(Placeholders.fill(QUERY, Map.of("level", "$1\\", "cond", "{{level}} > 1")))
        .isEqualTo("filter level = '$1\\' and {{level}} > 1 | limit $1\\{{9}}");
  }

  @Test
  void oneWithoutAValueIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> Placeholders.fill(QUERY, Map.of("level", "x")))
        .isInstanceOfSatisfying(
            QlSyntaxException.class,
            error -> {
              assertThat(QUERY.substring(error.start(), error.end())).isEqualTo("{{cond}}");
              assertThat(error)
                  .hasMessage("placeholder {{cond}} has no value (expected: one of [level])");
            });
  }
}
