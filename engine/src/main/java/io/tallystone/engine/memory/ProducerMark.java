package io.tallystone.engine.memory;

/**
 * How far a producer has come.
 *
 * @param sequence of its last stored batch
 * @param at ingestion time of that batch, ms since the epoch
 */
public record ProducerMark(long sequence, long at) {}
