package io.tallystone.collect.config;

import org.jspecify.annotations.Nullable;

/**
 * A log stream to publish to, and how its group is made if it is missing.
 *
 * @param groupClass null: the service's default
 * @param retentionDays null: events never expire
 */
public record Target(
    String group, String stream, @Nullable String groupClass, @Nullable Integer retentionDays) {}
