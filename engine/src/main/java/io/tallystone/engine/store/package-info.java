/** The engine's face: append, read, follow. */
@NullMarked
package io.tallystone.engine.store;

import org.jspecify.annotations.NullMarked;
