@NullMarked
package io.tallystone.engine.store;

import org.jspecify.annotations.NullMarked;
