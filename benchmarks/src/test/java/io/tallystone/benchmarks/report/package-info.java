/** What is printed: rows with their limits and targets, the machine, the page. */
@NullMarked
package io.tallystone.benchmarks.report;

import org.jspecify.annotations.NullMarked;
