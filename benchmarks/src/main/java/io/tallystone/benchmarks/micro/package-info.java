/** JMH benchmarks of the hot paths. */
@NullMarked
package io.tallystone.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
