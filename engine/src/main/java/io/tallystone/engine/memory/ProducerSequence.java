package io.tallystone.engine.memory;

/**
 * A batch's place among those of its sender.
 *
 * @param producerId unique per sender and stream
 * @param sequence grows with each new batch of the producer
 */
public record ProducerSequence(String producerId, long sequence) {}
