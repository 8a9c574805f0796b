package io.tallystone.server.logs;

import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.StreamingOperation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

/** Streams new events of some log groups to the client as they are stored. */
final class StartLiveTail implements StreamingOperation<StartLiveTailRequest> {
  private final LogStore store;
  private final Patterns patterns;
  private final GroupLookup groups;
  private final LogsQuotas.LiveTail quotas;
  private final LiveTailSessions sessions;
  private final Clock clock;

  StartLiveTail(
      LogStore store,
      Patterns patterns,
      LogsQuotas.LiveTail quotas,
      LiveTailSessions sessions,
      Clock clock) {
    this.store = store;
    this.patterns = patterns;
    this.groups = new GroupLookup(store.directory());
    this.quotas = quotas;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "StartLiveTail";
  }

  @Override
  public List<Access> access(StartLiveTailRequest input, Call call) {
    return input.logGroupIdentifiers().stream()
        .map(identifier -> groups.accessByIdentifier("logs:StartLiveTail", call, identifier))
        .toList();
  }

  @Override
  public void stream(StartLiveTailRequest input, Call call, EventSink sink) {
    FilterPattern pattern = patterns.parse(input.logEventFilterPattern());
    Predicate<String> streams = streams(input);
    List<LogGroup> followed =
        input.logGroupIdentifiers().stream()
            .map(identifier -> groups.byIdentifier(call, identifier))
            .distinct()
            .toList();
    Instant end = clock.instant().plus(quotas.timeout());
    // following starts before the client is told, so that it sees what is put from then on
    try (LiveTailSessions.Place _ = sessions.open(LogArns.scope(call));
        LiveTailSession session =
            new LiveTailSession(store, followed, streams, pattern.matcher(), quotas, sessions)) {
      sink.send("sessionStart", start(input, call));
      run(session, sink, end);
    } catch (ClientGone gone) {
      return; // the usual end
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(LiveTailSession session, EventSink sink, Instant end)
      throws ClientGone, InterruptedException {
    while (!sink.closed()) {
      if (!clock.instant().isBefore(end)) {
        throw LogsErrors.sessionTimeout();
      }
      sink.send("sessionUpdate", session.next());
    }
  }

  private static Predicate<String> streams(StartLiveTailRequest input) {
    List<String> names = input.logStreamNames();
    List<String> prefixes = input.logStreamNamePrefixes();
    if (!names.isEmpty() && !prefixes.isEmpty()) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
    }
    if ((!names.isEmpty() || !prefixes.isEmpty()) && input.logGroupIdentifiers().size() != 1) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefixes can be specified with one log group only.");
    }
    if (!names.isEmpty()) {
      return Set.copyOf(names)::contains;
    }
    return prefixes.isEmpty() ? name -> true : name -> prefixes.stream().anyMatch(name::startsWith);
  }

  private static LiveTailSessionStart start(StartLiveTailRequest input, Call call) {
    return LiveTailSessionStart.builder()
        .requestId(call.requestId())
        .sessionId(UUID.randomUUID().toString())
        .logGroupIdentifiers(input.logGroupIdentifiers())
        .logStreamNames(input.logStreamNames())
        .logStreamNamePrefixes(input.logStreamNamePrefixes())
        .logEventFilterPattern(
            input.logEventFilterPattern() == null ? "" : input.logEventFilterPattern())
        .build();
  }
}
