@NullMarked
package io.tallystone.server.auth.sts;

import org.jspecify.annotations.NullMarked;
