package io.tallystone.server.auth.policy;

/**
 * What a policy is asked.
 *
 * @param action e.g. {@code logs:PutLogEvents}
 * @param resource ARN, or {@code *} where the action has no resource type
 */
public record Question(Caller caller, String action, String resource, ContextKeys keys) {}
