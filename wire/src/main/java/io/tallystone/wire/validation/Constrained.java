package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;

/**
 * Implemented by an operation whose input has constraints that the generated tables lack, because
 * it is newer than the models. They are checked in addition to the tables'.
 */
public interface Constrained {
  /** The input's constraints; see {@link Constraints}. */
  Constraint.Structure constraints();
}
