/** What the generated service tables know: operations, error codes and constraints. */
@NullMarked
package io.tallystone.wire.model;

import org.jspecify.annotations.NullMarked;
