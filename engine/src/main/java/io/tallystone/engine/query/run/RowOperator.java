package io.tallystone.engine.query.run;

/** Runs a step that works on each row by itself. Has no state. */
interface RowOperator {
  /** The rows that become of a batch; the same batch if nothing changes. */
  Batch apply(Batch batch);
}
