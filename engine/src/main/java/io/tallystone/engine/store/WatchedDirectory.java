package io.tallystone.engine.store;

import io.tallystone.engine.spi.Catalog.Tombstone;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The catalogue's directory, telling the store of each deletion before the caller hears of it. */
final class WatchedDirectory implements LogDirectory {
  private final LogDirectory directory;
  private final Consumer<Tombstone> deleted;
  private final Runnable cleared;

  WatchedDirectory(LogDirectory directory, Consumer<Tombstone> deleted, Runnable cleared) {
    this.directory = directory;
    this.deleted = deleted;
    this.cleared = cleared;
  }

  @Override
  public Optional<LogGroup> deleteGroup(
      Scope scope,
      String name,
      long now,
      Consumer<LogGroup> check,
      List<Documents.Key> belongings) {
    Optional<LogGroup> group = directory.deleteGroup(scope, name, now, check, belongings);
    group.ifPresent(gone -> deleted.accept(new Tombstone(gone.id(), 0, now)));
    return group;
  }

  @Override
  public Optional<LogStream> deleteStream(long groupId, String name, long now) {
    Optional<LogStream> stream = directory.deleteStream(groupId, name, now);
    stream.ifPresent(gone -> deleted.accept(new Tombstone(groupId, gone.id(), now)));
    return stream;
  }

  @Override
  public void clear() {
    cleared.run();
  }

  @Override
  public Optional<LogGroup> createGroup(LogGroup group, List<Documents.Key> leftovers) {
    return directory.createGroup(group, leftovers);
  }

  @Override
  public Optional<LogGroup> group(Scope scope, String name) {
    return directory.group(scope, name);
  }

  @Override
  public Optional<LogGroup> groupById(long id) {
    return directory.groupById(id);
  }

  @Override
  public Optional<LogGroup> updateGroup(Scope scope, String name, UnaryOperator<LogGroup> change) {
    return directory.updateGroup(scope, name, change);
  }

  @Override
  public List<LogGroup> groups(Scope scope, String prefix, @Nullable String after, int limit) {
    return directory.groups(scope, prefix, after, limit);
  }

  @Override
  public long groupCount(Scope scope) {
    return directory.groupCount(scope);
  }

  @Override
  public List<LogGroup> groupsWithRetention() {
    return directory.groupsWithRetention();
  }

  @Override
  public Optional<LogStream> createStream(long groupId, String name, long now) {
    return directory.createStream(groupId, name, now);
  }

  @Override
  public Optional<LogStream> stream(long groupId, String name) {
    return directory.stream(groupId, name);
  }

  @Override
  public Optional<LogStream> streamById(long streamId) {
    return directory.streamById(streamId);
  }

  @Override
  public List<LogStream> streams(
      long groupId, String prefix, @Nullable String after, int limit, boolean descending) {
    return directory.streams(groupId, prefix, after, limit, descending);
  }

  @Override
  public List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending) {
    return directory.streamsByLastEvent(groupId, after, limit, descending);
  }

  @Override
  public long streamCount(long groupId) {
    return directory.streamCount(groupId);
  }
}
