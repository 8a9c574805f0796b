@NullMarked
package io.tallystone.server.auth.policy;

import org.jspecify.annotations.NullMarked;
