/** Main, commands and wiring: nothing else. */
@NullMarked
package io.tallystone.app;

import org.jspecify.annotations.NullMarked;
