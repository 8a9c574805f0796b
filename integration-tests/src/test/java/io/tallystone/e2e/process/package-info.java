/** Starts the packaged programs and clients as users do, and leaves none of them behind. */
@NullMarked
package io.tallystone.e2e.process;

import org.jspecify.annotations.NullMarked;
