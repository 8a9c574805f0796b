package io.tallystone.engine.query.syntax;

/**
 * A name that a query gives: of a column, an alias, a lookup table or one of its columns.
 *
 * @param text without back-ticks
 */
public record Name(String text, Span span) {}
