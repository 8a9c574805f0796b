package io.tallystone.engine.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Log groups and log streams, durable, looked up by name in microseconds with any number of
 * streams: hot entries are held in bounded memory, the rest is an index look-up. Listings are by
 * key, so that paging never skips or repeats what existed throughout.
 *
 * <p>Names order by Unicode code point, which for ASCII is the order of AWS. A name that is not
 * well-formed UTF-16 cannot be created ({@link IllegalArgumentException}) and is never found.
 */
public interface LogDirectory {

  /** An account in a Region: a world of its own. */
  record Scope(String account, String region) {}

  /**
   * A log group.
   *
   * @param id never reused
   * @param logGroupClass as in the API: STANDARD, INFREQUENT_ACCESS or DELIVERY
   * @param createdAt ms since the epoch
   * @param retentionDays absent: events never expire
   * @param storedBytes as of the last checkpoint
   */
  record LogGroup(
      long id,
      Scope scope,
      String name,
      String logGroupClass,
      long createdAt,
      OptionalInt retentionDays,
      boolean deletionProtected,
      Map<String, String> tags,
      long storedBytes) {}

  /**
   * A log stream; times are those of the last checkpoint, null if it had no event by then.
   *
   * @param id never reused
   * @param createdAt ms since the epoch
   */
  record LogStream(
      long id,
      long groupId,
      String name,
      long createdAt,
      @Nullable Long firstEventTime,
      @Nullable Long lastEventTime,
      @Nullable Long lastIngestionTime,
      long storedBytes) {}

  /**
   * Creates a group; empty if the name is taken. The id in {@code group} is ignored, the stored one
   * is returned.
   */
  default Optional<LogGroup> createGroup(LogGroup group) {
    return createGroup(group, List.of());
  }

  /**
   * The same; if the group is created, these documents are removed in the same transaction: what an
   * earlier group of that name may have left behind.
   */
  Optional<LogGroup> createGroup(LogGroup group, List<Documents.Key> leftovers);

  /** The group of that name. */
  Optional<LogGroup> group(Scope scope, String name);

  /** The group with that id, unless deleted. */
  Optional<LogGroup> groupById(long id);

  /**
   * Changes retention, protection or tags; empty if there is no such group. Name, scope, id and
   * class stay.
   */
  Optional<LogGroup> updateGroup(Scope scope, String name, UnaryOperator<LogGroup> change);

  /**
   * Deletes a group with all its streams and leaves a tombstone; the group, or empty if there is
   * none.
   */
  default Optional<LogGroup> deleteGroup(Scope scope, String name, long now) {
    return deleteGroup(scope, name, now, _ -> {}, List.of());
  }

  /**
   * The same, with what belongs to the group in one transaction.
   *
   * @param check sees the group before it goes; what it throws is thrown on, and nothing changes.
   *     It runs inside the transaction, as the change of {@link #updateGroup} does
   * @param belongings documents that are removed with the group
   */
  Optional<LogGroup> deleteGroup(
      Scope scope, String name, long now, Consumer<LogGroup> check, List<Documents.Key> belongings);

  /**
   * Groups by name.
   *
   * @param prefix start of the name, may be empty
   * @param after only names above this one
   */
  List<LogGroup> groups(Scope scope, String prefix, @Nullable String after, int limit);

  /** How many groups the scope has. */
  long groupCount(Scope scope);

  /** All groups that expire events, in every scope: what retention goes by. */
  List<LogGroup> groupsWithRetention();

  /** Creates a stream; empty if the name is taken or there is no such group (any more). */
  Optional<LogStream> createStream(long groupId, String name, long now);

  /** The stream of that name. */
  Optional<LogStream> stream(long groupId, String name);

  /** The name of a stream by id: what a reader shows beside an event. Empty if deleted. */
  Optional<LogStream> streamById(long streamId);

  /** Deletes a stream and leaves a tombstone; the stream, or empty if there is none. */
  Optional<LogStream> deleteStream(long groupId, String name, long now);

  /**
   * Streams by name.
   *
   * @param prefix start of the name, may be empty
   * @param after only names beyond this one in the listing's direction
   */
  List<LogStream> streams(
      long groupId, String prefix, @Nullable String after, int limit, boolean descending);

  /**
   * Streams by last event time (those without an event count as -1), then by name; descending
   * reverses both.
   *
   * @param after the last one seen, or null
   */
  List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending);

  /** How many streams the group has. */
  long streamCount(long groupId);

  /** Forgets everything: groups, streams, tombstones. Ids are not reused. */
  void clear();
}
