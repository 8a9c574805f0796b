/** The data directory and the segments in it, on local files. */
@NullMarked
package io.tallystone.engine.files;

import org.jspecify.annotations.NullMarked;
