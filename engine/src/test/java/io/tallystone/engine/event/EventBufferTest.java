package io.tallystone.engine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EventBufferTest {

  @Test
  void rowsComeBackAsTheyWereAddedHoweverMany() {
    EventBuffer buffer = new EventBuffer();
    int rows = 10_000;
    for (int i = 0; i < rows; i++) {
      byte[] message = ("--message " + i).getBytes(UTF_8);
      buffer.add(i, 2L * i, 3L * i, 4L * i, i % 7, message, 2, message.length - 2);
    }
    assertThat(buffer.size()).isEqualTo(rows);
    int bytes = 0;
    for (int i = 0; i < rows; i++) {
      StoredEvent event = buffer.event(i);
      assertThat(event.position()).isEqualTo(new EventPosition(2L * i, i, 4L * i, i % 7));
      assertThat(event.ingestionTime()).isEqualTo(3L * i);
      assertThat(new String(event.message(), UTF_8)).isEqualTo("message " + i);
      bytes += event.message().length;
    }
    assertThat(buffer.messageBytes()).isEqualTo(bytes);
  }

  @Test
  void aRowOfAnotherRunIsCopied() {
    EventBuffer source = new EventBuffer();
    source.add(1, 2, 3, 4, 5, new byte[] {1, 2}, 0, 2);
    source.add(6, 7, 8, 9, 10, new byte[0], 0, 0);
    source.add(11, 12, 13, 14, 15, new byte[] {3}, 0, 1);
    EventBuffer copy = new EventBuffer();
    copy.addRow(source, 2);
    copy.addRow(source, 1);
    source.clear();
    assertThat(copy.position(0)).isEqualTo(new EventPosition(12, 11, 14, 15));
    assertThat(copy.event(0).message()).containsExactly(3);
    assertThat(copy.event(1).message()).isEmpty();
  }

  @Test
  void aClearedBufferStartsAgain() {
    EventBuffer buffer = new EventBuffer();
    buffer.add(1, 2, 3, 4, 5, new byte[] {1, 2}, 0, 2);
    buffer.clear();
    assertThat(buffer.size()).isZero();
    assertThat(buffer.messageBytes()).isZero();
    buffer.add(1, 2, 3, 4, 5, new byte[] {9}, 0, 1);
    assertThat(buffer.event(0).message()).containsExactly(9);
  }

  @Test
  void moreThanOneArrayCanHoldIsRefused() {
    EventBuffer buffer = new EventBuffer();
    byte[] message = new byte[1];
    assertThatIllegalStateException()
        .isThrownBy(() -> buffer.add(1, 1, 1, 1, 1, message, 0, Integer.MAX_VALUE))
        .withMessageContaining("expected: <=");
  }
}
