@NullMarked
package io.tallystone.server.auth;

import org.jspecify.annotations.NullMarked;
