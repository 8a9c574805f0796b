/** Bad inputs and broken machines, met by the packaged server. */
@NullMarked
package io.tallystone.e2e.faults;

import org.jspecify.annotations.NullMarked;
