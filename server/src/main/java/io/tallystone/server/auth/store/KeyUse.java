package io.tallystone.server.auth.store;

/**
 * When an access key was last used.
 *
 * @param at ms since the epoch
 * @param service signing name, e.g. {@code logs}
 */
public record KeyUse(String accessKeyId, long at, String service, String region) {}
