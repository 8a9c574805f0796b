/** Who may do what: policies, sessions and certificates, as clients meet them. */
@NullMarked
package io.tallystone.e2e.access;

import org.jspecify.annotations.NullMarked;
