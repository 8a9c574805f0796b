/** The STS service: who am I, and temporary credentials. */
@NullMarked
package io.tallystone.server.auth.sts;

import org.jspecify.annotations.NullMarked;
