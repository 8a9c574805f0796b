/** Clocks, histograms and the limits that results are held against. */
@NullMarked
package io.tallystone.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
