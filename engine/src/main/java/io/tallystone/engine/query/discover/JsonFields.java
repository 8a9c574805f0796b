package io.tallystone.engine.query.discover;

import io.tallystone.engine.query.discover.WantedNames.Trail;
import java.util.Arrays;

/** Finds wanted fields in JSON. Of two with one name the first counts. */
final class JsonFields extends JsonWalk<Trail> {
  private final WantedNames names;
  private final boolean[] found;
  private FieldSink sink = (slot, utf8, from, length) -> {};
  private int missing;

  JsonFields(WantedNames names, int count) {
    this.names = names;
    this.found = new boolean[count];
  }

  /** Reads the object or array that starts at {@code from}. */
  void read(byte[] utf8, int from, int to, FieldSink into) {
    missing = names.start().size();
    if (missing > 0) {
      Arrays.fill(found, false);
      sink = into;
      walk(utf8, from, to, names.start());
    }
  }

  @Override
  Trail step(Trail parent, byte[] key, int from, int length) {
    return parent.size() == 0 ? parent : names.step(parent, key, from, length);
  }

  @Override
  boolean field(Trail trail) {
    for (int i = 0; i < trail.size(); i++) {
      int slot = trail.slot(i);
      if (names.ends(trail, i) && !found[slot]) {
        found[slot] = true;
        missing--;
        sink.found(slot, text.bytes(), text.from(), text.to() - text.from());
      }
    }
    return missing > 0;
  }
}
