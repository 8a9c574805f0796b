/** The few file operations that durability rests on, as a seam that tests can make fail. */
@NullMarked
package io.tallystone.engine.disk;

import org.jspecify.annotations.NullMarked;
