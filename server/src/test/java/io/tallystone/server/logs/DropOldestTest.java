package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DropOldestTest {
  private final List<String> dropped = new ArrayList<>();

  @Test
  void theOldestAreDroppedWhenThereAreTooMany() throws InterruptedException {
    DropOldest<String> queue = new DropOldest<>(2, 100, String::length, dropped::add);
    List.of("a", "b", "c").forEach(queue::add);
    assertThat(dropped).containsExactly("a");
    assertThat(queue.take(10, Duration.ZERO)).containsExactly("b", "c");
  }

  @Test
  void theOldestAreDroppedWhenTheyAreTooLarge() throws InterruptedException {
    DropOldest<String> queue = new DropOldest<>(10, 5, String::length, dropped::add);
    List.of("aa", "bb", "cc").forEach(queue::add);
    assertThat(dropped).containsExactly("aa");
    queue.add("larger than the queue");
    assertThat(dropped).containsExactly("aa", "bb", "cc");
    assertThat(queue.take(1, Duration.ZERO)).containsExactly("larger than the queue");
    queue.add("aaaaa");
    assertThat(queue.take(1, Duration.ZERO)).containsExactly("aaaaa");
  }

  @Test
  void takingWaitsForAnItem() throws InterruptedException {
    DropOldest<String> queue = new DropOldest<>(2, 100, String::length, dropped::add);
    Thread writer = Thread.ofVirtual().start(() -> queue.add("a"));
    assertThat(queue.take(1, Duration.ofSeconds(30))).containsExactly("a");
    writer.join();
  }

  @Test
  void nobodyWaitsForAClosedQueue() throws InterruptedException {
    DropOldest<String> queue = new DropOldest<>(2, 100, String::length, dropped::add);
    queue.close();
    assertThat(queue.take(1, Duration.ofDays(1))).isEmpty();
  }
}
