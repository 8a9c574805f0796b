package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealing and merging: each one transaction that first makes sure of the lease. */
final class Commits {

  private final Writer writer;
  private final SqliteDirectory directory;

  Commits(Writer writer, SqliteDirectory directory) {
    this.writer = writer;
    this.directory = directory;
  }

  CommitResult commit(
      Lease lease,
      long from,
      long to,
      List<SegmentRecord> segments,
      Collection<StreamDelta> streams,
      Collection<DocumentChange> derived) {
    if (to < from) {
      throw new IllegalArgumentException("to: " + to + " (expected: >= " + from + ")");
    }
    Write.Outcome<CommitResult> outcome =
        writer.writeAlone(
            session -> {
              Optional<CommitResult> fenced = fencedOff(session, lease);
              if (fenced.isEmpty()) {
                fenced = elsewhere(session, lease, from);
              }
              if (fenced.isPresent()) {
                return fenced.get();
              }
              for (SegmentRecord segment : segments) {
                SegmentTable.insert(session, lease.partition(), segment);
              }
              mergeStreams(session, streams);
              DocumentTable.apply(session, derived);
              PartitionTable.checkpoint(session, lease.partition(), to);
              return new CommitResult.Committed();
            });
    // Whatever the outcome: what is read again is what is there.
    for (StreamDelta delta : streams) {
      directory.streamChanged(delta.streamId());
      directory.groupChanged(delta.groupId());
    }
    return result(outcome);
  }

  CommitResult replace(
      Lease lease,
      List<String> oldNames,
      List<SegmentRecord> replacements,
      Map<Long, Long> removedBytes) {
    Write.Outcome<CommitResult> outcome =
        writer.writeAlone(
            session -> {
              Optional<CommitResult> fenced = fencedOff(session, lease);
              for (String name : oldNames) {
                if (fenced.isEmpty() && !SegmentTable.isLive(session, lease.partition(), name)) {
                  fenced = fenced("segment " + name + " is not live (any more)");
                }
              }
              if (fenced.isPresent()) {
                return fenced.get();
              }
              for (String name : oldNames) {
                SegmentTable.delete(session, name);
              }
              for (SegmentRecord segment : replacements) {
                SegmentTable.insert(session, lease.partition(), segment);
              }
              for (Map.Entry<Long, Long> removed : removedBytes.entrySet()) {
                GroupTable.addBytes(session, removed.getKey(), -removed.getValue());
              }
              return new CommitResult.Committed();
            });
    removedBytes.keySet().forEach(directory::groupChanged);
    return result(outcome);
  }

  private static Optional<CommitResult> fencedOff(Session session, Lease lease)
      throws SQLException {
    Optional<Lease> current = PartitionTable.current(session, lease.partition());
    long epoch = current.map(Lease::epoch).orElse(0L);
    if (epoch == lease.epoch()) {
      return Optional.empty();
    }
    String owner = current.map(Lease::node).orElse("nobody");
    return fenced(
        "partition %d is owned by %s: epoch: %d (expected: %d)"
            .formatted(lease.partition(), owner, lease.epoch(), epoch));
  }

  private static Optional<CommitResult> elsewhere(Session session, Lease lease, long from)
      throws SQLException {
    long checkpoint = PartitionTable.current(session, lease.partition()).orElseThrow().nextOffset();
    return from == checkpoint
        ? Optional.empty()
        : fenced(
            "partition %d is sealed elsewhere: from: %d (expected: %d)"
                .formatted(lease.partition(), from, checkpoint));
  }

  private static Optional<CommitResult> fenced(String detail) {
    return Optional.of(new CommitResult.Fenced(detail));
  }

  private static void mergeStreams(Session session, Collection<StreamDelta> streams)
      throws SQLException {
    // In the table's order, so that each page is visited once.
    List<StreamDelta> sorted = new ArrayList<>(streams);
    sorted.sort(Comparator.comparingLong(StreamDelta::streamId));
    Map<Long, Long> groupBytes = new HashMap<>();
    for (StreamDelta delta : sorted) {
      if (StreamTable.merge(session, delta)) {
        groupBytes.merge(delta.groupId(), delta.bytes(), Long::sum);
      }
    }
    for (Map.Entry<Long, Long> group : groupBytes.entrySet()) {
      GroupTable.addBytes(session, group.getKey(), group.getValue());
    }
  }

  private static CommitResult result(Write.Outcome<CommitResult> outcome) {
    return outcome instanceof Write.Outcome.Unknown<CommitResult> unknown
        ? new CommitResult.Unknown(String.valueOf(unknown.cause().getMessage()))
        : Write.value(outcome);
  }
}
