/** Aggregates of {@code stats}, with partial states that merge; a table finds them. */
@NullMarked
package io.tallystone.engine.query.aggregate;

import org.jspecify.annotations.NullMarked;
