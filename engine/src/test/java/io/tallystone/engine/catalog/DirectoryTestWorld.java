package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.Map;
import java.util.OptionalInt;

/** The account and the groups that the tests of this package work with. */
final class DirectoryTestWorld {

  static final Scope SCOPE = new Scope("000000000000", "us-east-1");

  private DirectoryTestWorld() {}

  static LogGroup group(String name) {
    return group(SCOPE, name);
  }

  static LogGroup group(Scope scope, String name) {
    return new LogGroup(0, scope, name, "STANDARD", 1_000, OptionalInt.empty(), false, Map.of(), 0);
  }
}
