/** Framing of {@code application/vnd.amazon.eventstream} answers. */
@NullMarked
package io.tallystone.wire.eventstream;

import org.jspecify.annotations.NullMarked;
