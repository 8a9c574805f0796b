/** Log events as the engine sees them: values, positions and columnar runs. */
@NullMarked
package io.tallystone.engine.event;

import org.jspecify.annotations.NullMarked;
