/** What operators see: health, metrics, log lines. */
@NullMarked
package io.tallystone.app.ops;

import org.jspecify.annotations.NullMarked;
