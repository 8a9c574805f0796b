/** Processes that are measured: the packaged server, and JVMs of our own. */
@NullMarked
package io.tallystone.benchmarks.process;

import org.jspecify.annotations.NullMarked;
