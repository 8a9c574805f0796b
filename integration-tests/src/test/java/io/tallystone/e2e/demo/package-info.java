/** The demo, from a fresh copy of the source. */
@NullMarked
package io.tallystone.e2e.demo;

import org.jspecify.annotations.NullMarked;
