package io.tallystone.server.logs;

import java.util.List;

/** The retention periods that there are (API reference, type Days). */
final class RetentionDays {
  private static final List<Integer> ALLOWED =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private RetentionDays() {}

  static int checked(int days) {
    if (!ALLOWED.contains(days)) {
      throw LogsErrors.constraint(
          days, "retentionInDays", "Member must satisfy enum value set: " + ALLOWED);
    }
    return days;
  }
}
