/** The packaged server in a process of its own: HTTP, start, memory. */
@NullMarked
package io.tallystone.benchmarks.server;

import org.jspecify.annotations.NullMarked;
