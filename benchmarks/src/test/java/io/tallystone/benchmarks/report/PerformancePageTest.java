package io.tallystone.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
  private static final String BEGIN = "<!-- results: begin, written by ./bench --write -->\n";
  private static final String END = "<!-- results: end -->\nafter\n";

  @Test
  void onlyWhatStandsBetweenTheMarkersIsReplaced() throws IOException {
    assertThat(PerformancePage.replaced("before\n" + BEGIN + "old\n" + END, "new\n"))
        .isEqualTo("before\n" + BEGIN + "new\n" + END);
  }

  @Test
  void aPageWithoutMarkersIsLeftAlone() {
    assertThatThrownBy(() -> PerformancePage.replaced("before\n", "new\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no line");
  }

  @Test
  void aRowSaysWhetherItsTargetIsMet() {
    assertThat(Row.against("r", "9 MB/s", "", Target.atLeast(10, "MB/s"), 9).markdown())
        .isEqualTo("| r | 9 MB/s | – | ≥ 10 MB/s | **no** |");
    assertThat(Row.against("r", "9 ms", "", Target.atMost(10, "ms"), 9).markdown())
        .isEqualTo("| r | 9 ms | – | ≤ 10 ms | yes |");
  }
}
