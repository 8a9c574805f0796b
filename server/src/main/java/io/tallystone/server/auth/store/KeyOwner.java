package io.tallystone.server.auth.store;

import org.jspecify.annotations.Nullable;

/**
 * Whose an access key is.
 *
 * @param user null for the account's root
 */
public record KeyOwner(String account, @Nullable User user, AccessKey key) {}
