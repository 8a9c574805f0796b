/** What was acknowledged and is in no segment yet: batches as the journal holds them, indexed. */
@NullMarked
package io.tallystone.engine.memory;

import org.jspecify.annotations.NullMarked;
