@NullMarked
package io.tallystone.server.auth.access;

import org.jspecify.annotations.NullMarked;
