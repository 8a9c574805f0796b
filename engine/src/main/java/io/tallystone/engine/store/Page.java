package io.tallystone.engine.store;

import io.tallystone.engine.event.StoredEvent;
import java.util.List;

/**
 * A page of events in the direction asked for.
 *
 * @param more whether further events may follow the last one
 * @param damaged whether events are missing because a block is damaged and in quarantine
 */
public record Page(List<StoredEvent> events, boolean more, boolean damaged) {}
