package io.tallystone.wire.validation;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one input. */
final class Violations {
  /** Violations that the message spells out; the others are only counted. */
  static final int LISTED = 10;

  private final List<String> listed = new ArrayList<>();
  private int count;

  void missing(Path path) {
    add("Value null", path, "Member must not be null");
  }

  void add(Object value, boolean sensitive, Path path, String requirement) {
    if (listed.size() < LISTED) {
      add(sensitive ? "Value" : "Value '" + ValueText.of(value) + "'", path, requirement);
    } else {
      count++;
    }
  }

  private void add(String value, Path path, String requirement) {
    count++;
    if (listed.size() < LISTED) {
      listed.add(value + " at '" + path + "' failed to satisfy constraint: " + requirement);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** AWS's sentence. */
  String message() {
    String errors = count == 1 ? " validation error detected: " : " validation errors detected: ";
    return count + errors + String.join("; ", listed) + (count > LISTED ? "; …" : "");
  }
}
