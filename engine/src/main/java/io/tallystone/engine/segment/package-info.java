/** Seals runs of events into immutable files and reads them. */
@NullMarked
package io.tallystone.engine.segment;

import org.jspecify.annotations.NullMarked;
