/** Scalar functions of queries: one class per function or tight family; a table finds them. */
@NullMarked
package io.tallystone.engine.query.function;

import org.jspecify.annotations.NullMarked;
