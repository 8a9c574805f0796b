package io.tallystone.engine.query.run;

/**
 * What a query looked at so far ("QueryStatistics", CloudWatch Logs API Reference).
 *
 * @param recordsMatched events that met the conditions
 * @param recordsScanned events that were read
 * @param bytesScanned of their messages
 * @param recordsSkipped events that needed no reading, by indexes, filters and limits
 * @param bytesSkipped of their messages
 * @param damagedSplits blocks that could not be read
 */
public record Statistics(
    long recordsMatched,
    long recordsScanned,
    long bytesScanned,
    long recordsSkipped,
    long bytesSkipped,
    long damagedSplits) {
  /** Nothing yet. */
  public static final Statistics NONE = new Statistics(0, 0, 0, 0, 0, 0);

  Statistics plus(Statistics other) {
    return new Statistics(
        recordsMatched + other.recordsMatched,
        recordsScanned + other.recordsScanned,
        bytesScanned + other.bytesScanned,
        recordsSkipped + other.recordsSkipped,
        bytesSkipped + other.bytesSkipped,
        damagedSplits + other.damagedSplits);
  }

  static Statistics scanned(Split split, long matched) {
    return new Statistics(matched, split.events(), split.bytes(), 0, 0, 0);
  }

  static Statistics skipped(Split split) {
    return new Statistics(0, 0, 0, split.events(), split.bytes(), 0);
  }

  static Statistics damaged() {
    return new Statistics(0, 0, 0, 0, 0, 1);
  }
}
