/** Seeded, realistic logs to measure with, and files given by the user. */
@NullMarked
package io.tallystone.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
