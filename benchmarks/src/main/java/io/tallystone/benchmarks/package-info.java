/** Measures Tallystone against its targets and against the machine's limits, in one run. */
@NullMarked
package io.tallystone.benchmarks;

import org.jspecify.annotations.NullMarked;
