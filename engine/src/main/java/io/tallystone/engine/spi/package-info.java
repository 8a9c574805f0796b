/** The ports behind which storage can be exchanged; each port's Javadoc is its contract. */
@NullMarked
package io.tallystone.engine.spi;

import org.jspecify.annotations.NullMarked;
