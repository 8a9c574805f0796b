/** Signature Version 4: who signed, and does it hold. */
@NullMarked
package io.tallystone.wire.sigv4;

import org.jspecify.annotations.NullMarked;
