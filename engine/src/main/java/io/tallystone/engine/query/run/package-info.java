/**
 * Runs plans: splits of a snapshot are scanned side by side, batch by batch, column by column; what
 * needs all rows is gathered per split and merged.
 */
@NullMarked
package io.tallystone.engine.query.run;

import org.jspecify.annotations.NullMarked;
