@NullMarked
package io.tallystone.wire.sigv4;

import org.jspecify.annotations.NullMarked;
