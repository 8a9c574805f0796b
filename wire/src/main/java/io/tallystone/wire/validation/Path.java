package io.tallystone.wire.validation;

import org.jspecify.annotations.Nullable;

/**
 * Where a value is, as AWS prints it: members start with a lower-case letter, elements are numbered
 * from one, e.g. {@code logEvents.1.member.message}. Cheap to make, for most are never printed.
 */
record Path(@Nullable Path parent, String name, int element) {
  private static final String ELEMENT = "member";

  /** The input itself, which has no name. */
  static final Path ROOT = new Path(null, "", 0);

  /** A structure's member whose name is already in AWS's spelling. */
  Path member(String member) {
    return new Path(this, member, 0);
  }

  /** A list's element. */
  Path element(int number) {
    return new Path(this, ELEMENT, number);
  }

  /** A map's value. */
  Path entry(String key) {
    return new Path(new Path(this, ValueText.of(key), 0), ELEMENT, 0);
  }

  /** A member's name in AWS's spelling. */
  static String spelling(String member) {
    return Character.toLowerCase(member.charAt(0)) + member.substring(1);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    append(out);
    return out.toString();
  }

  private void append(StringBuilder out) {
    if (parent == null) {
      return;
    }
    parent.append(out);
    if (!out.isEmpty()) {
      out.append('.');
    }
    if (element > 0) {
      out.append(element).append('.');
    }
    out.append(name);
  }
}
