/**
 * Build-time generator of the tables that the wire module reads at run time: operation names, error
 * codes and constraints of AWS services. Nothing here reaches the running process.
 */
@NullMarked
package io.tallystone.tables;

import org.jspecify.annotations.NullMarked;
