/**
 * A lean client of CloudWatch Logs: requests signed before the clock starts, sent over plain
 * sockets.
 */
@NullMarked
package io.tallystone.benchmarks.client;

import org.jspecify.annotations.NullMarked;
