/** From bytes to log events: lines, multi-line events, timestamps. */
@NullMarked
package io.tallystone.collect.parse;

import org.jspecify.annotations.NullMarked;
