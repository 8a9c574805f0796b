package io.tallystone.engine.query.run;

import java.util.List;

/** The events of one log group at one moment, until closed. */
public interface Splits extends AutoCloseable {
  /** All that may hold wanted events, newest first by {@link Split#maxTime}. */
  List<Split> list();

  @Override
  void close();
}
