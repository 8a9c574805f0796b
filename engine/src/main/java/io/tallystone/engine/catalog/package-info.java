/**
 * The embedded catalogue: groups, streams, live segments, checkpoints and documents in one SQLite
 * database.
 *
 * <p>Writes go through one thread that commits what waits together ({@code Writer}); reads use a
 * few connections of their own ({@code Readers}) and see what is committed. The tables are drawn in
 * {@code Schema}.
 */
@NullMarked
package io.tallystone.engine.catalog;

import org.jspecify.annotations.NullMarked;
