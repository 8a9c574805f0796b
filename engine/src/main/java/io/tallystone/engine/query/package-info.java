/** Predicates over messages: one engine for filter patterns and all query languages. */
@NullMarked
package io.tallystone.engine.query;

import org.jspecify.annotations.NullMarked;
