/**
 * What a service needs to speak AWS: operations, calls, errors, and the ports that say who calls
 * and what is allowed.
 */
@NullMarked
package io.tallystone.wire;

import org.jspecify.annotations.NullMarked;
