/** One codec per AWS protocol over the SDK's model types, with validation and errors. */
@NullMarked
package io.tallystone.wire.codec;

import org.jspecify.annotations.NullMarked;
