package io.tallystone.engine.query.value;

/** A whole number. */
public record Whole(long number) implements Value {}
