/** Encodes runs of events as blocks, and says without decoding what a block cannot contain. */
@NullMarked
package io.tallystone.engine.block;

import org.jspecify.annotations.NullMarked;
