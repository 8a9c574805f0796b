@NullMarked
package io.tallystone.tables;

import org.jspecify.annotations.NullMarked;
