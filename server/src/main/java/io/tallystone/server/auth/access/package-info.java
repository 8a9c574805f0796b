/** Answers the wire layer: whose is this key, and may the caller do this. */
@NullMarked
package io.tallystone.server.auth.access;

import org.jspecify.annotations.NullMarked;
