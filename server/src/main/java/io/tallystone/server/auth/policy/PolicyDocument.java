package io.tallystone.server.auth.policy;

import java.util.List;

/**
 * A parsed policy.
 *
 * @param version {@code 2008-10-17} or {@code 2012-10-17}; only the latter has variables
 */
public record PolicyDocument(String version, List<Statement> statements) {

  /** What the document says; never throws, so that a policy once stored always has an answer. */
  public Answer answer(Question question) {
    Answer all = Answer.silent();
    for (Statement statement : statements) {
      Reach reach = statement.applies(question);
      if (reach != Reach.NONE) {
        all =
            all.and(
                statement.effect() == Effect.DENY
                    ? new Answer(true, Reach.NONE)
                    : new Answer(false, reach));
      }
    }
    return all;
  }
}
