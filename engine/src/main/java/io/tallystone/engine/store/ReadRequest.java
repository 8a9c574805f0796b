package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.query.MessageMatcher;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param groupId the log group
 * @param streamIds only these streams; null for all of the group
 * @param fromTime smallest event time, ms, inclusive
 * @param toTime event times below this one, ms
 * @param after only positions beyond this one in the reading direction; null from the start
 * @param descending from the newest to the oldest
 * @param maxEvents page size in events
 * @param maxBytes page size in message bytes; a page has at least one event if there is one
 * @param matcher which events
 * @param needs what the matcher implies, for pruning
 */
public record ReadRequest(
    long groupId,
    @Nullable Set<Long> streamIds,
    long fromTime,
    long toTime,
    @Nullable EventPosition after,
    boolean descending,
    int maxEvents,
    long maxBytes,
    MessageMatcher matcher,
    Needs needs) {}
