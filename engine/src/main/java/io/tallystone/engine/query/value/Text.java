package io.tallystone.engine.query.value;

/** Text, often that of a number. */
public record Text(String text) implements Value {}
