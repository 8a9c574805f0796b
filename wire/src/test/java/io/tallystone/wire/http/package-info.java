@NullMarked
package io.tallystone.wire.http;

import org.jspecify.annotations.NullMarked;
