/** The engine in process: ingest, size on disk, search. */
@NullMarked
package io.tallystone.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
