package io.tallystone.engine.maintenance;

import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;

/** The sealed segments that wait to be merged. Damaged ones do not: they are left as they are. */
public final class Backlog {
  private final Views views;
  private final int most;

  /** At most so many are to wait. */
  public Backlog(Views views, int most) {
    this.views = views;
    this.most = most;
  }

  /** Whether sealing has to wait for merging. */
  public boolean isFull() {
    return size() >= most;
  }

  /** Whether merging has to hurry, so that sealing need not wait for it. */
  boolean isLarge() {
    return size() >= most / 2;
  }

  private int size() {
    int waiting = 0;
    try (View view = views.acquire()) {
      for (LiveSegment segment : view.segments()) {
        if (segment.stored().level() == 0 && !segment.isQuarantined()) {
          waiting++;
        }
      }
    }
    return waiting;
  }

  /** For operators. */
  @Override
  public String toString() {
    return size() + " sealed segments wait to be merged (expected: fewer than " + most + ")";
  }
}
