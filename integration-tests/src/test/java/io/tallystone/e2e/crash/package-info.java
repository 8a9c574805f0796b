/** Kills real processes at random moments and counts what is left. */
@NullMarked
package io.tallystone.e2e.crash;

import org.jspecify.annotations.NullMarked;
