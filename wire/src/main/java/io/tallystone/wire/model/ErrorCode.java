package io.tallystone.wire.model;

/**
 * A declared error.
 *
 * @param shape name in the model, sent by the JSON and CBOR protocols, e.g. {@code
 *     NoSuchEntityException}
 * @param queryCode sent by the query protocols, e.g. {@code NoSuchEntity}
 * @param status HTTP status
 */
public record ErrorCode(String shape, String queryCode, int status) {}
