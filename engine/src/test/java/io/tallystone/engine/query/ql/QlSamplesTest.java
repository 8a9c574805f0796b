package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.syntax.Printer;
import io.tallystone.engine.query.syntax.Query;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class QlSamplesTest {

  static List<SampleQueries.Sample> samples() {
    return SampleQueries.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aDocumentedQueryBecomesItsTree(SampleQueries.Sample sample) {
    Query query = QlParser.parse(sample.query());

    assertThat(Printer.print(query)).isEqualTo(sample.canonical());
    assertThat(Printer.print(QlParser.parse(sample.canonical()))).isEqualTo(sample.canonical());
  }

  @Test
  void everyCommandHasASample() {
    String all =
        String.join(" | ", samples().stream().map(SampleQueries.Sample::query).toList())
            .toLowerCase(Locale.ROOT);

    assertThat(CommandTable.WORDS.split(", "))
        .allSatisfy(word -> assertThat(all).contains(word.toLowerCase(Locale.ROOT)));
  }
}
