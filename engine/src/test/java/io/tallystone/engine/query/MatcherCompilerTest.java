package io.tallystone.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other languages than filter patterns build: any mixture of predicates. */
final class MatcherCompilerTest {
  private static final Predicate OK = new Predicate.Contains("ok");
  private static final Predicate LEVEL =
      new Predicate.JsonField(
          new JsonSelector("level", List.of(new JsonSelector.Key("level"))),
          new ValueTest.TextIs(TextPattern.withWildcards("WARN")));

  @Test
  void aJsonFieldMixesWithOtherPredicates() {
    Predicate both = new Predicate.And(List.of(OK, LEVEL));
    assertThat(matches(both, "{\"level\":\"WARN\",\"m\":\"ok\"}")).isTrue();
    assertThat(matches(both, "{\"level\":\"WARN\"}")).isFalse();
    Predicate either = new Predicate.Or(List.of(OK, LEVEL));
    assertThat(matches(either, "ok WARN")).isTrue();
    assertThat(matches(either, "WARN level")).isFalse();
  }

  @Test
  void negationHoldsForMessagesThatAreNotJson() {
    assertThat(matches(new Predicate.Not(LEVEL), "text")).isTrue();
    assertThat(matches(new Predicate.Not(LEVEL), "{\"level\":\"WARN\"}")).isFalse();
  }

  @Test
  void nothingMatchesNoAlternative() {
    Predicate none = new Predicate.Or(List.of());
    assertThat(matches(none, "ok")).isFalse();
    assertThat(Pruning.needs(none)).isInstanceOf(Needs.Nothing.class);
    assertThat(matches(new Predicate.And(List.of()), "ok")).isTrue();
  }

  @Test
  void negationNeedsNothing() {
    assertThat(Pruning.needs(new Predicate.Not(OK))).isInstanceOf(Needs.Anything.class);
  }

  private static boolean matches(Predicate predicate, String message) {
    return MatcherCompiler.compile(predicate).matches(message.getBytes(StandardCharsets.UTF_8));
  }
}
