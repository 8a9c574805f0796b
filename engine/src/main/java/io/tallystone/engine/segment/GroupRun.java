package io.tallystone.engine.segment;

import io.tallystone.engine.event.EventRun;

/** Events of one log group, sorted by stream, timestamp, offset and index. */
public record GroupRun(long groupId, EventRun run) {}
