/** What can be read at one moment: memory tables, segments, and what is hidden from readers. */
@NullMarked
package io.tallystone.engine.view;

import org.jspecify.annotations.NullMarked;
