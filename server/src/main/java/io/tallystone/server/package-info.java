@NullMarked
package io.tallystone.server;

import org.jspecify.annotations.NullMarked;
