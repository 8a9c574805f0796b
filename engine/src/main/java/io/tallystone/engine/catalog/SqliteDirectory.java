package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Groups and streams: look-ups from {@link NamedCache}s, listings from the indexes.
 *
 * <p>Streams of a deleted group stay in their table (and in the cache) until {@link StreamPurge}
 * removes them, so every look-up of a stream asks for its group first.
 */
final class SqliteDirectory implements LogDirectory {

  private record GroupName(Scope scope, String name) {}

  private record StreamName(long groupId, String name) {}

  private final Readers readers;
  private final Writer writer;
  private final StreamPurge purge;
  private final NamedCache<GroupName, LogGroup> groups;
  private final NamedCache<StreamName, LogStream> streams;

  SqliteDirectory(Readers readers, Writer writer, StreamPurge purge) {
    this.readers = readers;
    this.writer = writer;
    this.purge = purge;
    this.groups =
        new NamedCache<>(
            CatalogLimits.CACHED_GROUPS,
            key -> readers.read(s -> GroupTable.idOf(s, key.scope(), key.name())),
            id -> readers.read(s -> GroupTable.byId(s, id)));
    this.streams =
        new NamedCache<>(
            CatalogLimits.CACHED_STREAMS,
            key -> readers.read(s -> StreamTable.idOf(s, key.groupId(), key.name())),
            id -> readers.read(s -> StreamTable.byId(s, id)));
  }

  // -- groups

  @Override
  public Optional<LogGroup> createGroup(LogGroup group, List<Documents.Key> leftovers) {
    WellFormed.require("log group name", group.name());
    return writer.write(
        s -> {
          Optional<LogGroup> created = GroupTable.insert(s, group);
          if (created.isPresent()) {
            DocumentTable.delete(s, leftovers);
          }
          return created;
        });
  }

  @Override
  public Optional<LogGroup> group(Scope scope, String name) {
    return WellFormed.test(name) ? groups.byName(new GroupName(scope, name)) : Optional.empty();
  }

  @Override
  public Optional<LogGroup> groupById(long id) {
    return groups.byId(id);
  }

  @Override
  public Optional<LogGroup> updateGroup(Scope scope, String name, UnaryOperator<LogGroup> change) {
    if (!WellFormed.test(name)) {
      return Optional.empty();
    }
    Optional<LogGroup> updated =
        writer.write(
            s -> {
              Optional<LogGroup> old = GroupTable.byName(s, scope, name);
              return old.isEmpty()
                  ? old
                  : GroupTable.update(s, old.get().id(), change.apply(old.get()));
            });
    updated.ifPresent(group -> groups.changed(group.id()));
    return updated;
  }

  @Override
  public Optional<LogGroup> deleteGroup(
      Scope scope,
      String name,
      long now,
      Consumer<LogGroup> check,
      List<Documents.Key> belongings) {
    if (!WellFormed.test(name)) {
      return Optional.empty();
    }
    Optional<LogGroup> deleted =
        writer.write(
            s -> {
              Optional<LogGroup> group = GroupTable.delete(s, scope, name);
              if (group.isPresent()) {
                check.accept(group.get()); // what it throws takes the deletion back
                TombstoneTable.insert(s, group.get().id(), TombstoneTable.ALL_STREAMS, now);
                StreamPurge.note(s, group.get().id());
                DocumentTable.delete(s, belongings);
              }
              return group;
            });
    deleted.ifPresent(
        group -> {
          groups.removed(new GroupName(scope, name), group.id());
          purge.wake();
        });
    return deleted;
  }

  @Override
  public List<LogGroup> groups(Scope scope, String prefix, @Nullable String after, int limit) {
    if (!WellFormed.test(prefix)) {
      return List.of();
    }
    NameRange range = new NameRange("name", prefix, after, false);
    return readers.read(s -> GroupTable.list(s, scope, range, limit));
  }

  @Override
  public long groupCount(Scope scope) {
    return readers.read(s -> GroupTable.count(s, scope));
  }

  @Override
  public List<LogGroup> groupsWithRetention() {
    return readers.read(GroupTable::withRetention);
  }

  // -- streams

  @Override
  public Optional<LogStream> createStream(long groupId, String name, long now) {
    WellFormed.require("log stream name", name);
    return writer.write(s -> insertStream(s, groupId, name, now));
  }

  private static Optional<LogStream> insertStream(
      Session session, long groupId, String name, long now) throws SQLException {
    // Counted first: this finds out whether the group is still there.
    if (!GroupTable.countStreams(session, groupId, 1)) {
      return Optional.empty();
    }
    Optional<LogStream> stream = StreamTable.insert(session, groupId, name, now);
    if (stream.isEmpty()) {
      GroupTable.countStreams(session, groupId, -1);
    }
    return stream;
  }

  @Override
  public Optional<LogStream> stream(long groupId, String name) {
    return WellFormed.test(name) && groups.byId(groupId).isPresent()
        ? streams.byName(new StreamName(groupId, name))
        : Optional.empty();
  }

  @Override
  public Optional<LogStream> streamById(long streamId) {
    return streams.byId(streamId).filter(stream -> groups.byId(stream.groupId()).isPresent());
  }

  @Override
  public Optional<LogStream> deleteStream(long groupId, String name, long now) {
    if (!WellFormed.test(name)) {
      return Optional.empty();
    }
    Optional<LogStream> deleted =
        writer.write(
            s -> {
              if (!GroupTable.countStreams(s, groupId, -1)) {
                return Optional.empty();
              }
              Optional<LogStream> stream = StreamTable.delete(s, groupId, name);
              if (stream.isPresent()) {
                TombstoneTable.insert(s, groupId, stream.get().id(), now);
              } else {
                GroupTable.countStreams(s, groupId, 1);
              }
              return stream;
            });
    deleted.ifPresent(stream -> streams.removed(new StreamName(groupId, name), stream.id()));
    return deleted;
  }

  @Override
  public List<LogStream> streams(
      long groupId, String prefix, @Nullable String after, int limit, boolean descending) {
    if (groups.byId(groupId).isEmpty() || !WellFormed.test(prefix)) {
      return List.of();
    }
    NameRange range = new NameRange("name", prefix, after, descending);
    return readers.read(s -> StreamTable.byName(s, groupId, range, limit, descending));
  }

  @Override
  public List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending) {
    return groups.byId(groupId).isEmpty()
        ? List.of()
        : readers.read(s -> StreamTable.byLastEvent(s, groupId, after, limit, descending));
  }

  @Override
  public long streamCount(long groupId) {
    return readers.read(s -> GroupTable.streamCount(s, groupId));
  }

  @Override
  public void clear() {
    Write.value(
        writer.writeAlone(
            s -> {
              for (String table : List.of("log_stream", "log_group", "tombstone", "stream_purge")) {
                s.executeOnce("DELETE FROM " + table);
              }
              return true;
            }));
    groups.cleared();
    streams.cleared();
  }

  // -- called after a commit of the catalogue

  /** The group's bytes were changed. */
  void groupChanged(long groupId) {
    groups.changed(groupId);
  }

  /** The stream's times and bytes were changed. */
  void streamChanged(long streamId) {
    streams.changed(streamId);
  }
}
