package io.tallystone.collect.spool;

import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import java.util.List;

/**
 * A batch that waits for its acknowledgement.
 *
 * @param producer the spool's identity, the same for ever
 * @param sequence 1, 2, 3 … per stream; a batch keeps its number and content however often it is
 *     sent
 */
public record Batch(Target target, String producer, long sequence, List<CollectedEvent> events) {}
