package io.tallystone.collect.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.collect.CollectLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "GB18030", "Shift_JIS"})
  void linesAndTheirOffsetsAreRightHoweverTheBytesArrive(String charsetName) {
    Charset charset = Charset.forName(charsetName);
    String text =
        charsetName.equals("ISO-8859-1") ? "eins\nüber\r\n\ndrei" : "one\n日本語 ログ\r\n\nthree";
    byte[] bytes = text.getBytes(charset);
    for (int seed = 0; seed < 50; seed++) {
      List<LineSplitter.Line> lines = splitAtRandom(bytes, charset, seed);

      assertThat(lines)
          .as("seed " + seed)
          .extracting(LineSplitter.Line::text)
          .containsExactlyElementsOf(List.of(text.replace("\r\n", "\n").split("\n", -1)));
      assertThat(lines.getLast().endOffset()).isEqualTo(bytes.length);
      for (LineSplitter.Line line : lines.subList(0, lines.size() - 1)) {
        String before = new String(bytes, 0, (int) line.endOffset(), charset);
        assertThat(before).as("seed " + seed).endsWith("\n");
      }
    }
  }

  @Test
  @DisplayName("faults row 47: a line of 1 MiB and more is framed safely and kept raw")
  void aLineLongerThanAnEventComesInPiecesThatJoinToTheLine() {
    String text = "é".repeat(CollectLimits.MAX_MESSAGE_BYTES) + "\nnext\n";

    List<LineSplitter.Line> lines =
        splitAtRandom(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 1);

    assertThat(lines.size()).isGreaterThan(2);
    assertThat(lines.subList(1, lines.size() - 1)).allMatch(LineSplitter.Line::continues);
    assertThat(lines.getLast().continues()).isFalse();
    assertThat(
            lines.subList(0, lines.size() - 1).stream()
                .map(LineSplitter.Line::text)
                .collect(Collectors.joining()))
        .isEqualTo("é".repeat(CollectLimits.MAX_MESSAGE_BYTES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16HasTheOrderOfItsMarkAndTheMarkIsNoText(String order) {
    byte[] bytes = "\uFEFFone\n\u0a00\n".getBytes(Charset.forName(order));

    for (int seed = 0; seed < 20; seed++) {
      assertThat(splitAtRandom(bytes, StandardCharsets.UTF_16, seed))
          .as("seed " + seed)
          .extracting(LineSplitter.Line::text)
          .containsExactly("one", "\u0a00");
    }
  }

  @Test
  void utf16WithoutAMarkIsLittleEndian() {
    byte[] bytes = "one\ntwo\n".getBytes(StandardCharsets.UTF_16LE);

    assertThat(splitAtRandom(bytes, StandardCharsets.UTF_16, 1))
        .extracting(LineSplitter.Line::text)
        .containsExactly("one", "two");
  }

  @Test
  void aLongUtf16LineIsNotCutInsideACharacter() {
    String text = "x" + "\ud83d\ude00".repeat(CollectLimits.MAX_MESSAGE_BYTES / 2);

    List<LineSplitter.Line> lines =
        splitAtRandom(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE, 1);

    assertThat(lines.size()).isGreaterThan(1);
    assertThat(lines.stream().map(LineSplitter.Line::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  private static List<LineSplitter.Line> splitAtRandom(byte[] bytes, Charset charset, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LineSplitter splitter = new LineSplitter(charset, 0);
    List<LineSplitter.Line> lines = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int count = Math.min(bytes.length - from, 1 + random.nextInt(Math.max(7, bytes.length / 20)));
      byte[] some = java.util.Arrays.copyOfRange(bytes, from, from + count);
      splitter.take(some, count, lines::add);
      from += count;
    }
    splitter.finish(lines::add);
    return lines;
  }
}
