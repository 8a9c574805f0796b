/**
 * The policy language: parses documents strictly and tells what one document says to one question.
 * Knows nothing of users, roles or storage.
 */
@NullMarked
package io.tallystone.server.auth.policy;

import org.jspecify.annotations.NullMarked;
