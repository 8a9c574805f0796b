package io.tallystone.engine.catalog;

import java.util.List;

/**
 * One step from a format of the database to the next.
 *
 * @param version of the format it leads to; from 1, without gaps
 * @param description what it brings, for people who look into the database
 */
record Migration(int version, String description, List<String> statements) {}
