/** What is measured, and how much of it. */
@NullMarked
package io.tallystone.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
