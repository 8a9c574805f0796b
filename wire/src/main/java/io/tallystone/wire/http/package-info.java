/** The HTTP endpoint: limits, TLS, dispatch to operations, internal endpoints. */
@NullMarked
package io.tallystone.wire.http;

import org.jspecify.annotations.NullMarked;
