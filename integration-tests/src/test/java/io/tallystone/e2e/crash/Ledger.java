package io.tallystone.e2e.crash;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What writers sent to one log group, and what of it was acknowledged. */
final class Ledger {

  private final String group;
  private final Set<Batch> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Batch> unknown = ConcurrentHashMap.newKeySet();
  private final Set<String> streams = ConcurrentHashMap.newKeySet();

  Ledger(String group) {
    this.group = group;
  }

  String group() {
    return group;
  }

  void acknowledged(Batch batch) {
    acknowledged.add(batch);
  }

  /** The connection broke before the answer came: the batch may be there. */
  void unknown(Batch batch) {
    unknown.add(batch);
  }

  void streamCreated(String stream) {
    streams.add(stream);
  }

  Set<Batch> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  Set<String> streams() {
    return Set.copyOf(streams);
  }

  int acknowledgedCount() {
    return acknowledged.size();
  }

  boolean hasStream(String stream) {
    return streams.contains(stream);
  }

  /** Batches that were found but never sent. */
  Set<Batch> invented(Set<Batch> found) {
    Set<Batch> invented = new HashSet<>(found);
    invented.removeAll(acknowledged);
    invented.removeAll(unknown);
    return invented;
  }
}
