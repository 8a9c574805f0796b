package io.tallystone.engine.query.value;

/**
 * A value of a query: a field of an event, a literal or what a function made of them. Values are
 * immutable.
 *
 * <p>Whatever was discovered in an event is {@link Text} as written there and behaves as a number
 * wherever its text is one; functions make the other kinds. The record's own {@code equals} is
 * exact and tells {@code Text("1")} from {@code Whole(1)}; what a query calls equal is {@link
 * Relation}, and what it groups as one is {@link Coercion#text}.
 */
public sealed interface Value permits Missing, Text, Whole, Real, Bool, Time, Items, Fields {}
