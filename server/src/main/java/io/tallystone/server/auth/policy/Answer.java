package io.tallystone.server.auth.policy;

import java.util.Collection;

/**
 * What documents say to a question.
 *
 * @param denied a statement denies
 * @param allowed how closely the allowing statements name the caller; {@code NONE} if none allows
 */
public record Answer(boolean denied, Reach allowed) {
  private static final Answer SILENT = new Answer(false, Reach.NONE);

  /** Nothing applies: an implicit deny. */
  public static Answer silent() {
    return SILENT;
  }

  /** Of several documents together. */
  public static Answer of(Collection<PolicyDocument> documents, Question question) {
    Answer all = SILENT;
    for (PolicyDocument document : documents) {
      all = all.and(document.answer(question));
    }
    return all;
  }

  /** Whether a statement allows, denials aside. */
  public boolean allows() {
    return allowed != Reach.NONE;
  }

  Answer and(Answer other) {
    return new Answer(denied || other.denied, allowed.or(other.allowed));
  }
}
