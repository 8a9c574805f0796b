package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Value;
import java.util.List;

/** Takes values out of a text; {@code parse} in one of its modes. Has no state. */
public interface Extractor {
  /** The columns that it fills. */
  List<String> names();

  /** Whether one text can give several rows. */
  default boolean multi() {
    return false;
  }

  /**
   * What it finds: for each time a value for each name. Nothing if it does not match.
   *
   * @param text of a row; never missing
   */
  List<List<Value>> extract(String text);
}
