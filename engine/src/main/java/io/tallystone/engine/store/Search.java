package io.tallystone.engine.store;

import io.tallystone.engine.event.EventRun;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Finds a page's events by looking at as little as possible: candidates are visited in the order of
 * the earliest (descending: latest) event they may hold, and the search ends when the page is full
 * of events before that.
 */
final class Search {
  private final ReadScope scope;
  private final PageCollector page;
  private final RunScan scan;
  private final PriorityQueue<Candidate> candidates;

  Search(ReadScope scope) {
    this.scope = scope;
    ReadRequest request = scope.request();
    this.page = new PageCollector(request.descending(), request.maxEvents(), request.maxBytes());
    this.scan = new RunScan(scope, page);
    Comparator<Candidate> order =
        scope.descending()
            ? Comparator.comparingLong(Candidate::maxTime).reversed()
            : Comparator.comparingLong(Candidate::minTime);
    this.candidates = new PriorityQueue<>(order);
  }

  ReadScope scope() {
    return scope;
  }

  /** Considers a candidate, now or later. */
  void add(Candidate candidate) {
    if (mayHoldWanted(candidate.minTime(), candidate.maxTime())) {
      candidates.add(candidate);
    }
  }

  /** Whether events between these times could come onto the page. */
  boolean mayHoldWanted(long minTime, long maxTime) {
    return scope.reaches(minTime, maxTime) && page.wants(scope.descending() ? maxTime : minTime);
  }

  /** Takes the run's wanted events. */
  void offer(EventRun run) {
    BitSet all = new BitSet();
    all.set(0, run.size());
    scan.scan(run, all);
  }

  /** Takes those of the run's wanted events that are among these rows. */
  void offer(EventRun run, BitSet rows) {
    scan.scan(run, rows);
  }

  /** Notes that events are missing. */
  void damaged() {
    page.damaged();
  }

  /** Runs to the end. */
  Page run() {
    Candidate next = candidates.poll();
    while (next != null && page.wants(scope.descending() ? next.maxTime() : next.minTime())) {
      next.visit(this);
      next = candidates.poll();
    }
    return page.page();
  }
}
