package io.tallystone.benchmarks.report;

/**
 * One result.
 *
 * @param name what was measured, on what
 * @param measured the numbers
 * @param limit what bounds it, measured in the same run; empty if nothing does
 * @param target what it shall reach; empty if that is not set
 * @param verdict whether it does
 */
public record Row(String name, String measured, String limit, String target, Verdict verdict) {

  /** Whether a target was met. */
  public enum Verdict {
    MET("yes"),
    MISSED("**no**"),
    /** No target, or this run's size does not tell. */
    NONE("–");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** A result without a target. */
  public static Row of(String name, String measured, String limit) {
    return new Row(name, measured, limit, "", Verdict.NONE);
  }

  /** A result that is held against a target. */
  public static Row against(
      String name, String measured, String limit, Target target, double value) {
    return new Row(
        name, measured, limit, target.text(), target.metBy(value) ? Verdict.MET : Verdict.MISSED);
  }

  /** A result of two numbers that both have a target. */
  public static Row against(
      String name,
      String measured,
      String limit,
      Target first,
      double firstValue,
      Target second,
      double secondValue) {
    return new Row(
        name,
        measured,
        limit,
        first.text() + ", " + second.text(),
        first.metBy(firstValue) && second.metBy(secondValue) ? Verdict.MET : Verdict.MISSED);
  }

  String markdown() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(cell(name), cell(measured), cell(limit), cell(target), verdict.text());
  }

  private static String cell(String text) {
    return text.isEmpty() ? "–" : text.replace("|", "\\|");
  }
}
