/** A client at a terminal: asks a running server and shows its answers. */
@NullMarked
package io.tallystone.app.ask;

import org.jspecify.annotations.NullMarked;
