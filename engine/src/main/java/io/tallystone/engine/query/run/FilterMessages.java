package io.tallystone.engine.query.run;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.MatcherCompiler;
import io.tallystone.engine.query.MessageMatcher;
import io.tallystone.engine.query.plan.Step;
import java.util.Arrays;
import java.util.Objects;

/** {@link Step.FilterMessages}: on the bytes of the messages, before any text is made of them. */
record FilterMessages(MessageMatcher matcher) implements RowOperator {
  FilterMessages(Step.FilterMessages step) {
    this(MatcherCompiler.compile(step.predicate()));
  }

  @Override
  public Batch apply(Batch batch) {
    EventColumns events = Objects.requireNonNull(batch.events(), "rows that are no events");
    EventRun run = events.run();
    int[] rows = new int[batch.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      int inRun = events.rowOfRun(row);
      if (matcher.matches(run.messages(), run.messageStart(inRun), run.messageLength(inRun))) {
        rows[count++] = row;
      }
    }
    return count == rows.length ? batch : batch.select(Arrays.copyOf(rows, count));
  }
}
