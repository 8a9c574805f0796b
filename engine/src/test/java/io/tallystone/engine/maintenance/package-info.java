@NullMarked
package io.tallystone.engine.maintenance;

import org.jspecify.annotations.NullMarked;
