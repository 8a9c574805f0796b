package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.EventBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactMessagesTest {

  @Test
  void everyMessageComesBackByteForByte() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      RandomMessages messages = new RandomMessages(random);
      int kind = random.nextInt(RandomMessages.KINDS);
      List<byte[]> written = new ArrayList<>();
      for (int rows = 1 + random.nextInt(400); rows > 0; rows--) {
        written.add(messages.message(kind));
      }
      assertThat(roundTrip(written)).as("seed %d", seed).isEqualTo(latin1(written));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\u0001\u0002\u0000",
        "31T23:59:59.999Z",
        "31T24:00:00Z",
        "00:00:00",
        "23:59:60",
        "10:11:12,345.678",
        "1.2.3.4",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.02.03.04",
        "999999999999999999999999",
        "000000000000000000",
        "DEADBEEF cafe",
        "6fa459ea-ee8a-3ca4-894e-db77e160355e",
        "6FA459EA-EE8A-3CA4-894E-DB77E160355E",
        "6fa459ea-EE8A-3ca4-894e-db77e160355e",
        "{}",
        "{\"a\":-0}",
        "{\"a\":-0.0}",
        "{\"a\":1.50,\"a\":1.5}",
        "{\"a\":1e400,\"b\":00012,\"c\":.5,\"d\":5.}",
        "{\"a\":123456789012345678.123}",
        "{\"a\" : \"x\\\"y\" , \"b\":[1, {\"c\":null}]}",
        "{\"a\":\"line\nfeed\"}",
        "{\"a\":\"open}",
        "{\"a\\\n\":1}",
        "{1exyz}",
      })
  void aMessageThatRepeatsComesBackByteForByte(String message) {
    List<byte[]> written = new ArrayList<>(Collections.nCopies(20, message.getBytes(UTF_8)));
    assertThat(roundTrip(written)).isEqualTo(latin1(written));
    written.add("{\"other\":1}".getBytes(UTF_8));
    assertThat(roundTrip(written)).isEqualTo(latin1(written));
  }

  @Test
  void logsThatRepeatAreStoredAsTemplates() throws MalformedBlock {
    for (int kind = 0; kind < 2; kind++) {
      RandomMessages messages = new RandomMessages(new Random(1));
      EventBuffer run = new EventBuffer();
      for (int i = 0; i < 5000; i++) {
        byte[] message =
            kind == 0
                ? ("{\"n\":" + i + ",\"level\":\"INFO\",\"ms\":" + i % 97 + "}").getBytes(UTF_8)
                : messages.message(1);
        run.add(1, i, i, i, 0, message, 0, message.length);
      }
      try (BlockEncoder plain = new BlockEncoder(false);
          BlockEncoder compact = new BlockEncoder(true)) {
        ByteBuffer block = compact.encode(run).bytes();
        assertThat(new SectionReader(block).encoding()).isEqualTo(MessageEncoding.TEMPLATES);
        assertThat(block.remaining()).isLessThan(plain.encode(run).bytes().remaining() * 8 / 10);
        assertThat(RunComparison.same(BlockDecoder.decode(block), run)).isTrue();
      }
    }
  }

  private static List<String> roundTrip(List<byte[]> messages) {
    EventBuffer run = new EventBuffer();
    messages.forEach(message -> run.add(1, 1, 1, 1, 1, message, 0, message.length));
    CompactWriter written = CompactWriter.create();
    assertThat(new CompactMessages().write(run, written, null)).isTrue();
    Values read = new CompactMessages().read(CompactReader.of(written), run.size());
    int[] ends = read.ends();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      int start = i == 0 ? 0 : ends[i - 1];
      texts.add(new String(read.arena().array(), start, ends[i] - start, ISO_8859_1));
    }
    return texts;
  }

  private static List<String> latin1(List<byte[]> messages) {
    return messages.stream().map(message -> new String(message, ISO_8859_1)).toList();
  }
}
