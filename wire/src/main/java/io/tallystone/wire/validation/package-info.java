/** Checks inputs against the models' constraints and words what is wrong as AWS does. */
@NullMarked
package io.tallystone.wire.validation;

import org.jspecify.annotations.NullMarked;
