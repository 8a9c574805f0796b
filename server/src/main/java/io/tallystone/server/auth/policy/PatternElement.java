package io.tallystone.server.auth.policy;

import java.util.List;

/**
 * An Action, NotAction, Resource or NotResource element.
 *
 * @param negated for the Not forms
 * @param ignoreCase actions do not depend on case, resources do
 */
public record PatternElement(boolean negated, boolean ignoreCase, List<Template> patterns) {

  boolean matches(String text, ContextKeys keys) {
    for (Template pattern : patterns) {
      if (pattern.matches(text, keys, ignoreCase)) {
        return !negated;
      }
    }
    return negated;
  }
}
