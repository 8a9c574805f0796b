package io.tallystone.engine.catalog;

import static io.tallystone.engine.catalog.DirectoryTestWorld.SCOPE;
import static io.tallystone.engine.catalog.DirectoryTestWorld.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link LogDirectory} does with groups and streams. */
abstract class LogDirectoryContract {

  private static final Scope OTHER = new Scope("000000000000", "eu-west-1");

  /** Nothing in these is special to a directory: quotes, NUL, wildcards, paths, emoji. */
  private static final List<String> HOSTILE =
      List.of(
          "../..",
          "a\0b",
          "a",
          "a'; DROP TABLE log_group;--",
          "\"",
          "%",
          "_",
          "a_c",
          "abc",
          "\\",
          "😀",
          "😀😀",
          "\uFFFD",
          "\uE000",
          "\uDBFF\uDFFF",
          "?",
          " ",
          "é",
          "e\u0301");

  protected Catalog catalog = none();
  protected LogDirectory directory = noDirectory();

  /** Opens the catalogue of this test; what was stored before in the test is there again. */
  protected abstract Catalog open();

  @BeforeEach
  void openFirst() {
    catalog = open();
    directory = catalog.directory();
  }

  @AfterEach
  void closeLast() {
    catalog.close();
  }

  @SuppressWarnings("NullAway") // set before each test
  private static Catalog none() {
    return null;
  }

  @SuppressWarnings("NullAway") // set before each test
  private static LogDirectory noDirectory() {
    return null;
  }

  private void reopen() {
    catalog.close();
    openFirst();
  }

  // -- groups

  @Test
  void aGroupIsFoundByNameAndIdAlsoAfterAReopen() {
    LogGroup wanted =
        new LogGroup(
            0,
            SCOPE,
            "/app/web",
            "INFREQUENT_ACCESS",
            123,
            OptionalInt.of(7),
            true,
            Map.of("team", "a \"b\" \\ 😀", "", ""),
            0);
    LogGroup stored = directory.createGroup(wanted).orElseThrow();
    assertThat(stored.id()).isPositive();
    assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(wanted);
    for (int i = 0; i < 2; i++) {
      assertThat(directory.group(SCOPE, "/app/web")).contains(stored);
      assertThat(directory.groupById(stored.id())).contains(stored);
      reopen();
    }
    assertThat(directory.group(OTHER, "/app/web")).isEmpty();
    assertThat(directory.group(SCOPE, "/app")).isEmpty();
    assertThat(directory.groupById(stored.id() + 1)).isEmpty();
  }

  @Test
  void aNameIsTakenOnceInEachScope() {
    assertThat(directory.createGroup(group("g"))).isPresent();
    assertThat(directory.createGroup(group("g"))).isEmpty();
    assertThat(directory.createGroup(group(OTHER, "g"))).isPresent();
    assertThat(directory.createGroup(group(new Scope("111111111111", "us-east-1"), "g")))
        .isPresent();
    assertThat(directory.groupCount(SCOPE)).isEqualTo(1);
  }

  @Test
  void anUpdateChangesRetentionProtectionAndTagsOnly() {
    LogGroup old = directory.createGroup(group("g")).orElseThrow();
    LogGroup updated =
        directory
            .updateGroup(
                SCOPE,
                "g",
                g ->
                    new LogGroup(
                        99,
                        OTHER,
                        "other",
                        "DELIVERY",
                        5,
                        OptionalInt.of(30),
                        true,
                        Map.of("k", "v"),
                        77))
            .orElseThrow();
    LogGroup expected =
        new LogGroup(
            old.id(),
            SCOPE,
            "g",
            "STANDARD",
            old.createdAt(),
            OptionalInt.of(30),
            true,
            Map.of("k", "v"),
            0);
    assertThat(updated).isEqualTo(expected);
    assertThat(directory.group(SCOPE, "g")).contains(expected);
    assertThat(directory.groupsWithRetention()).containsExactly(expected);
    reopen();
    assertThat(directory.groupById(old.id())).contains(expected);
    assertThat(directory.updateGroup(SCOPE, "none", g -> g)).isEmpty();
  }

  @Test
  void aFailingUpdateChangesNothingAndIsThrownOn() {
    LogGroup old = directory.createGroup(group("g")).orElseThrow();
    assertThatThrownBy(
            () ->
                directory.updateGroup(
                    SCOPE,
                    "g",
                    g -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThat(directory.group(SCOPE, "g")).contains(old);
  }

  @Test
  void whatBelongsToAGroupGoesWithItInOneTransaction() {
    Documents.Key policy = new Documents.Key("policy", "world", "g");
    LogGroup old = directory.createGroup(group("g")).orElseThrow();
    catalog.documents().create(policy, "{}");
    assertThat(directory.createGroup(group("g"), List.of(policy))).isEmpty();
    assertThat(catalog.documents().find(policy)).isPresent();
    assertThatThrownBy(
            () ->
                directory.deleteGroup(
                    SCOPE,
                    "g",
                    5,
                    g -> {
                      assertThat(g).isEqualTo(old);
                      throw new IllegalArgumentException("no");
                    },
                    List.of(policy)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    for (int i = 0; i < 2; i++) {
      assertThat(directory.group(SCOPE, "g")).contains(old);
      assertThat(catalog.documents().find(policy)).isPresent();
      reopen();
    }

    assertThat(directory.deleteGroup(SCOPE, "g", 5, g -> {}, List.of(policy))).contains(old);
    assertThat(catalog.documents().find(policy)).isEmpty();

    catalog.documents().create(policy, "{}");
    assertThat(directory.deleteGroup(SCOPE, "g", 5, g -> {}, List.of(policy))).isEmpty();
    assertThat(catalog.documents().find(policy)).isPresent();
    assertThat(directory.createGroup(group("g"), List.of(policy))).isPresent();
    assertThat(catalog.documents().find(policy)).isEmpty();
  }

  @Test
  void aDeletedGroupIsGoneWithItsStreamsAndItsIdsAreNotReused() {
    LogGroup first = directory.createGroup(group("g")).orElseThrow();
    LogStream stream = directory.createStream(first.id(), "s", 1).orElseThrow();
    assertThat(directory.stream(first.id(), "s")).contains(stream);
    assertThat(directory.deleteGroup(SCOPE, "g", 5)).contains(first);
    assertThat(directory.deleteGroup(SCOPE, "g", 6)).isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThat(directory.group(SCOPE, "g")).isEmpty();
      assertThat(directory.groupById(first.id())).isEmpty();
      assertThat(directory.groups(SCOPE, "", null, 10)).isEmpty();
      assertThat(directory.groupCount(SCOPE)).isZero();
      assertThat(directory.stream(first.id(), "s")).isEmpty();
      assertThat(directory.streamById(stream.id())).isEmpty();
      assertThat(directory.streams(first.id(), "", null, 10, false)).isEmpty();
      assertThat(directory.streamsByLastEvent(first.id(), null, 10, false)).isEmpty();
      assertThat(directory.streamCount(first.id())).isZero();
      assertThat(directory.createStream(first.id(), "t", 7)).isEmpty();
      assertThat(directory.deleteStream(first.id(), "s", 7)).isEmpty();
      reopen();
    }
    LogGroup second = directory.createGroup(group("g")).orElseThrow();
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(directory.streams(second.id(), "", null, 10, false)).isEmpty();
    assertThat(directory.createStream(second.id(), "s", 8).orElseThrow().id())
        .isGreaterThan(stream.id());
  }

  @Test
  void groupsAreListedByNameInPages() {
    for (String name : List.of("b", "a/2", "a/10", "A", "a", "a-", "ab", "a0")) {
      directory.createGroup(group(name));
    }
    directory.createGroup(group(OTHER, "a/3"));
    assertThat(groupNames("", null, 100))
        .containsExactly("A", "a", "a-", "a/10", "a/2", "a0", "ab", "b");
    assertThat(groupNames("a/", null, 100)).containsExactly("a/10", "a/2");
    assertThat(groupNames("a", "a/10", 2)).containsExactly("a/2", "a0");
    assertThat(groupNames("b", "a", 2)).containsExactly("b");
    assertThat(groupNames("a", "b", 2)).isEmpty();
  }

  // -- streams

  @Test
  void aStreamIsFoundByNameAndIdAlsoAfterAReopen() {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    long other = directory.createGroup(group("h")).orElseThrow().id();
    assertThat(directory.stream(group, "s")).isEmpty(); // an absence is not remembered
    LogStream stream = directory.createStream(group, "s", 123).orElseThrow();
    assertThat(stream).isEqualTo(new LogStream(stream.id(), group, "s", 123, null, null, null, 0));
    assertThat(directory.createStream(group, "s", 124)).isEmpty();
    assertThat(directory.createStream(other, "s", 125)).isPresent();
    for (int i = 0; i < 2; i++) {
      assertThat(directory.stream(group, "s")).contains(stream);
      assertThat(directory.streamById(stream.id())).contains(stream);
      assertThat(directory.streamCount(group)).isEqualTo(1);
      reopen();
    }
    assertThat(directory.createStream(12345, "s", 1)).isEmpty();
  }

  @Test
  void aDeletedStreamIsGoneAndItsNameIsFreeForANewOne() {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    LogStream first = directory.createStream(group, "s", 1).orElseThrow();
    directory.createStream(group, "t", 1);
    assertThat(directory.stream(group, "s")).contains(first);
    assertThat(directory.deleteStream(group, "s", 2)).contains(first);
    assertThat(directory.deleteStream(group, "s", 2)).isEmpty();
    assertThat(directory.stream(group, "s")).isEmpty();
    assertThat(directory.streamById(first.id())).isEmpty();
    assertThat(directory.streamCount(group)).isEqualTo(1);
    LogStream second = directory.createStream(group, "s", 3).orElseThrow();
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(directory.stream(group, "s")).contains(second);
  }

  @Test
  void streamsAreListedByLastEventThenByName() {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    Lease lease = catalog.acquire(0, "node");
    List<StreamDelta> deltas = new ArrayList<>();
    for (String name : List.of("never2", "at9", "at5b", "never1", "at5a", "at0")) {
      LogStream stream = directory.createStream(group, name, 1).orElseThrow();
      if (name.startsWith("at")) {
        deltas.add(new StreamDelta(group, stream.id(), 0, name.charAt(2) - '0', 9, 1, 1));
      }
    }
    catalog.commit(lease, 0, 1, List.of(), deltas, List.of());
    List<String> expected = List.of("never1", "never2", "at0", "at5a", "at5b", "at9");
    for (int limit : new int[] {1, 2, 4, 100}) {
      assertThat(pagesByLastEvent(group, limit, false)).isEqualTo(expected);
      assertThat(pagesByLastEvent(group, limit, true)).isEqualTo(expected.reversed());
    }
  }

  private List<String> pagesByLastEvent(long group, int limit, boolean descending) {
    List<String> names = new ArrayList<>();
    @Nullable LogStream after = null;
    while (true) {
      List<LogStream> page = directory.streamsByLastEvent(group, after, limit, descending);
      page.forEach(stream -> names.add(stream.name()));
      if (page.size() < limit) {
        return names;
      }
      after = page.getLast();
    }
  }

  @Test
  @DisplayName("faults row 18: hostile names are names like any other")
  void hostileNamesAreNamesLikeAnyOther() {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    for (String name : HOSTILE) {
      assertThat(directory.createGroup(group(name))).as(name).isPresent();
      assertThat(directory.createStream(group, name, 1)).as(name).isPresent();
    }
    List<String> sorted = HOSTILE.stream().sorted(NameRange::compare).toList();
    for (int i = 0; i < 2; i++) {
      for (String name : HOSTILE) {
        assertThat(directory.group(SCOPE, name).orElseThrow().name()).isEqualTo(name);
        assertThat(directory.stream(group, name).orElseThrow().name()).isEqualTo(name);
        List<String> withPrefix = sorted.stream().filter(n -> n.startsWith(name)).toList();
        assertThat(streamNames(group, name, null, 100, false)).isEqualTo(withPrefix);
        assertThat(streamNames(group, name, null, 100, true)).isEqualTo(withPrefix.reversed());
        assertThat(streamNames(group, "", name, 1, false))
            .isEqualTo(sorted.stream().dropWhile(n -> !n.equals(name)).skip(1).limit(1).toList());
      }
      assertThat(streamNames(group, "", null, 100, false)).isEqualTo(sorted);
      reopen();
    }
  }

  @Test
  @DisplayName("faults row 19: a name with a lone surrogate is never mistaken for another")
  void aNameWithALoneSurrogateIsNeverMistakenForAnother() {
    long group = directory.createGroup(group("?")).orElseThrow().id();
    directory.createStream(group, "?", 1);
    for (String name : List.of("\uD800", "a\uDC00", "\uD800x")) {
      assertThatThrownBy(() -> directory.createGroup(group(name)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> directory.createStream(group, name, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(directory.group(SCOPE, name)).isEmpty();
      assertThat(directory.stream(group, name)).isEmpty();
      assertThat(directory.deleteStream(group, name, 2)).isEmpty();
      assertThat(directory.deleteGroup(SCOPE, name, 2)).isEmpty();
      assertThat(directory.updateGroup(SCOPE, name, g -> g)).isEmpty();
      assertThat(directory.streams(group, name, null, 10, false)).isEmpty();
      assertThat(directory.groups(SCOPE, name, null, 10)).isEmpty();
    }
    assertThat(directory.streamCount(group)).isEqualTo(1);
  }

  @Test
  void clearForgetsGroupsAndStreamsButNotTheirIds() {
    LogGroup old = directory.createGroup(group("g")).orElseThrow();
    LogStream oldStream = directory.createStream(old.id(), "s", 1).orElseThrow();
    assertThat(directory.stream(old.id(), "s")).isPresent();
    directory.clear();
    assertThat(directory.group(SCOPE, "g")).isEmpty();
    assertThat(directory.groupById(old.id())).isEmpty();
    assertThat(directory.streamById(oldStream.id())).isEmpty();
    reopen();
    LogGroup fresh = directory.createGroup(group("g")).orElseThrow();
    assertThat(fresh.id()).isGreaterThan(old.id());
    assertThat(directory.createStream(fresh.id(), "s", 1).orElseThrow().id())
        .isGreaterThan(oldStream.id());
  }

  // -- many callers

  @Test
  void ofManyWhoCreateTheSameNameExactlyOneWins() throws Exception {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    int threads = 8;
    int names = 50;
    List<Callable<List<LogStream>>> callers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      callers.add(
          () -> {
            List<LogStream> won = new ArrayList<>();
            for (int i = 0; i < names; i++) {
              directory.createStream(group, "s" + i, 1).ifPresent(won::add);
            }
            return won;
          });
    }
    List<LogStream> won = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<List<LogStream>> result : pool.invokeAll(callers)) {
        won.addAll(result.get());
      }
    }
    Set<Long> ids = new HashSet<>();
    won.forEach(stream -> ids.add(stream.id()));
    assertThat(won).hasSize(names);
    assertThat(ids).hasSize(names);
    assertThat(directory.streamCount(group)).isEqualTo(names);
  }

  @Test
  void whoeverReadsAfterAChangeReturnedSeesIt() throws Exception {
    long group = directory.createGroup(group("g")).orElseThrow().id();
    List<Callable<Boolean>> callers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "s" + t;
      callers.add(
          () -> {
            for (int i = 0; i < 100; i++) {
              LogStream stream = directory.createStream(group, name, i).orElseThrow();
              assertThat(directory.stream(group, name)).contains(stream);
              assertThat(directory.deleteStream(group, name, i)).contains(stream);
              assertThat(directory.stream(group, name)).isEmpty();
              assertThat(directory.streamById(stream.id())).isEmpty();
            }
            return true;
          });
      // Others load the same names into the cache all the time.
      callers.add(
          () -> {
            for (int i = 0; i < 2_000; i++) {
              Optional<LogStream> unused = directory.stream(group, name);
              assertThat(unused.isEmpty() || unused.get().name().equals(name)).isTrue();
            }
            return true;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(callers.size())) {
      for (Future<Boolean> result : pool.invokeAll(callers)) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(directory.streamCount(group)).isZero();
  }

  private List<String> groupNames(String prefix, @Nullable String after, int limit) {
    return directory.groups(SCOPE, prefix, after, limit).stream().map(LogGroup::name).toList();
  }

  private List<String> streamNames(
      long group, String prefix, @Nullable String after, int limit, boolean descending) {
    return directory.streams(group, prefix, after, limit, descending).stream()
        .map(LogStream::name)
        .toList();
  }
}
