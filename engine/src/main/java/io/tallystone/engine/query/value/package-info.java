/**
 * The values that queries compute with, and their rules: numbers, text, comparison, order,
 * rendering.
 */
@NullMarked
package io.tallystone.engine.query.value;

import org.jspecify.annotations.NullMarked;
