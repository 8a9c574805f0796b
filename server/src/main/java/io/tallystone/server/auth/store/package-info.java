/**
 * Users, groups, roles, policies, keys and sessions: durable as documents, answered from memory.
 */
@NullMarked
package io.tallystone.server.auth.store;

import org.jspecify.annotations.NullMarked;
