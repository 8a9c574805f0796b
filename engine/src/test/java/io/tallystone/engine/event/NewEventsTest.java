package io.tallystone.engine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.memory.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class NewEventsTest {

  @Test
  void eventsComeBackAsTheyWereAdded() {
    NewEvents events = of(List.of(event(5, "five"), event(6, ""), event(7, "sieben")));
    assertThat(texts(events)).containsExactly("5 five", "6 ", "7 sieben");
    assertThat(events.messageBytes()).isEqualTo(10);
    assertThat(events.messageLength(2)).isEqualTo(6);
    assertThatThrownBy(() -> events.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMessageWrittenInPlaceIsAddedByItsEnd() {
    NewEvents.Builder builder = new NewEvents.Builder(0);
    builder.add(1, "a".getBytes(UTF_8));
    byte[] room = builder.room(2);
    room[builder.end()] = 'b';
    room[builder.end() + 1] = 'c';
    builder.add(2, builder.end() + 2);
    assertThat(texts(builder.build())).containsExactly("1 a", "2 bc");
  }

  @Test
  void aBatchOfColumnsIsWrittenAsOneOfEvents() {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
    for (int round = 0; round < 50; round++) {
      List<NewEvent> list = new ArrayList<>();
      for (int i = random.nextInt(1, 200); i > 0; i--) {
        list.add(event(random.nextLong(1000), "x".repeat(random.nextInt(50))));
      }
      int from = random.nextInt(list.size());
      int to = random.nextInt(from + 1, list.size() + 1);
      assertThat(batch(of(list).subList(from, to)).payload())
          .as("seed %d round %d", seed, round)
          .isEqualTo(batch(list.subList(from, to)).payload());
    }
  }

  private static EventBatch batch(List<NewEvent> events) {
    return EventBatch.of(1, 2, 3, null, events);
  }

  private static NewEvents of(List<NewEvent> list) {
    NewEvents.Builder builder = new NewEvents.Builder(16);
    list.forEach(event -> builder.add(event.timestamp(), event.message()));
    assertThat(builder.size()).isEqualTo(list.size());
    return builder.build();
  }

  private static NewEvent event(long timestamp, String message) {
    return new NewEvent(timestamp, message.getBytes(UTF_8));
  }

  private static List<String> texts(NewEvents events) {
    return events.stream()
        .map(event -> event.timestamp() + " " + new String(event.message(), UTF_8))
        .toList();
  }
}
