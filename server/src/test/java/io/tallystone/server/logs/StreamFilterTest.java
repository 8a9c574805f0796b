package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.engine.store.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prefixes that few streams have, and prefixes that many have. */
final class StreamFilterTest {
  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void streams() {
    logs.group("g");
    for (String name : List.of("app-1", "app-2", "app-3", "db")) {
      logs.stream("g", name);
    }
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void streamsWithAPrefixAreListedUnlessThereAreVeryMany() {
    StreamFilter filter = new StreamFilter(logs.store.directory(), 3);
    assertThat(filter.select(group(), List.of(), "app-").ids()).hasSize(3);
    assertThat(filter.select(group(), List.of(), "").ids()).isNull();
    assertThat(filter.select(group(), List.of(), "none").isEmpty()).isTrue();
    assertThat(filter.select(group(), List.of(), null).ids()).isNull();
  }

  @Test
  void ofVeryManyStreamsTheEventsFoundAreLookedAt() {
    long now = logs.now();
    for (int i = 0; i < 20; i++) {
      logs.put("g", "db", LogsFixture.event(now - 100 + i, "db" + i));
      logs.put("g", "app-" + (1 + i % 3), LogsFixture.event(now - 100 + i, "app" + i));
    }
    StreamFilter.Selection many =
        new StreamFilter(logs.store.directory(), 2).select(group(), List.of(), "app-");
    assertThat(many.ids()).isNull();

    List<String> found = search(many, 3);

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      expected.add("app" + i);
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void pagesOfEventsOfOtherStreamsOnlyArePassedOver() {
    long now = logs.now();
    for (int i = 0; i < 20; i++) {
      logs.put("g", "db", LogsFixture.event(now - 100 + i, "db" + i));
    }
    logs.put("g", "app-1", LogsFixture.event(now, "app"));
    StreamFilter.Selection many =
        new StreamFilter(logs.store.directory(), 2).select(group(), List.of(), "app-");

    SteppedSearch.Found found = page(many, null, 3);

    assertThat(found.events()).hasSize(1);
  }

  private List<String> search(StreamFilter.Selection selection, int pageEvents) {
    List<String> found = new ArrayList<>();
    SteppedSearch.Found page = page(selection, null, pageEvents);
    while (true) {
      page.events().forEach(e -> found.add(new String(e.message(), StandardCharsets.UTF_8)));
      if (page.goOnAfter() == null) {
        return found;
      }
      page = page(selection, page.goOnAfter(), pageEvents);
    }
  }

  private SteppedSearch.Found page(
      StreamFilter.Selection selection, @Nullable EventPosition after, int pageEvents) {
    ReadRequest request =
        new ReadRequest(
            group().id(),
            selection.ids(),
            0,
            Long.MAX_VALUE,
            after,
            false,
            pageEvents,
            1 << 20,
            (utf8, from, length) -> true,
            new Needs.Anything());
    return new SteppedSearch(logs.store, LogsQuotas.AWS.reading(), logs.clock)
        .search(request, selection.wanted(), logs.now() - 86_400_000L);
  }

  private LogGroup group() {
    return logs.store
        .directory()
        .group(new Scope(LogsFixture.ACCOUNT, LogsFixture.REGION), "g")
        .orElseThrow();
  }
}
