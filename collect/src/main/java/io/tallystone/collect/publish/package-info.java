/** Publishes spooled batches to log streams. */
@NullMarked
package io.tallystone.collect.publish;

import org.jspecify.annotations.NullMarked;
