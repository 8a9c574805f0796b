package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter;

final class TagFiltersTest {

  @ParameterizedTest
  @CsvSource({
    "prod, true",
    "Prod, false",
    "pro, false",
    "pro*, true",
    "PRO*, true",
    "*od, true",
    "*RO*, true",
    "*, true",
    "*x*, false",
    "!prod, false",
    "!Prod, true",
    "!pr*, false",
    "!x*, true",
  })
  void aValueMatches(String pattern, boolean matches) {
    TagFilter filter = TagFilter.builder().key("env").values(pattern).build();
    assertThat(TagFilters.match(Map.of("env", "prod"), List.of(filter))).isEqualTo(matches);
    assertThat(TagFilters.match(Map.of("other", "prod"), List.of(filter))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a, true", "b, true", "c, false"})
  void anyOfSeveralValuesIsEnough(String value, boolean matches) {
    TagFilter filter = TagFilter.builder().key("k").values("a", "b").build();
    assertThat(TagFilters.match(Map.of("k", value), List.of(filter))).isEqualTo(matches);
  }
}
