package io.tallystone.engine.memory;

/** A sender to one stream. */
public record ProducerKey(long streamId, String producerId) {}
