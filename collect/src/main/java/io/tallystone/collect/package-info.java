@NullMarked
package io.tallystone.collect;

import org.jspecify.annotations.NullMarked;
