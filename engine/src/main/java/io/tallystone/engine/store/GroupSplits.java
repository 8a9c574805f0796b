package io.tallystone.engine.store;

import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.view.View;
import java.util.Comparator;
import java.util.List;

/** One group's events of a view, which is held until this is closed. */
final class GroupSplits implements Splits {
  private final View view;
  private final List<Split> splits;

  GroupSplits(View view, List<Split> splits) {
    this.view = view;
    this.splits =
        splits.stream().sorted(Comparator.comparingLong(Split::maxTime).reversed()).toList();
  }

  @Override
  public List<Split> list() {
    return splits;
  }

  @Override
  public void close() {
    view.close();
  }
}
