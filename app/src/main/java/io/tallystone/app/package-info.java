@NullMarked
package io.tallystone.app;

import org.jspecify.annotations.NullMarked;
