package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/** {@code accum field [as name]}. */
final class AccumParser {
  private AccumParser() {}

  static Command parse(Phrases in, int start) {
    return new Command.Accum(in.field(), in.alias(), in.since(start));
  }
}
