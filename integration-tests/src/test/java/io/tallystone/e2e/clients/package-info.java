/** Real, unmodified clients against the packaged server. */
@NullMarked
package io.tallystone.e2e.clients;

import org.jspecify.annotations.NullMarked;
