/** Contract suites of the catalogue's ports, and the embedded implementation put through them. */
@NullMarked
package io.tallystone.engine.catalog;

import org.jspecify.annotations.NullMarked;
