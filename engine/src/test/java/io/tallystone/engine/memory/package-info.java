@NullMarked
package io.tallystone.engine.memory;

import org.jspecify.annotations.NullMarked;
