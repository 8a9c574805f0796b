/** The ports on the heap: quick, obvious, and ready to fail on demand. */
@NullMarked
package io.tallystone.engine.heap;

import org.jspecify.annotations.NullMarked;
