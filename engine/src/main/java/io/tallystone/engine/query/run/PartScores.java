package io.tallystone.engine.query.run;

import java.util.Arrays;
import java.util.Locale;

/**
 * How unusual the counts of one pattern are in the most unusual part of the time range.
 *
 * <p>The score of a count x is the modified z-score 0.6745 (x − median) / MAD (B. Iglewicz, D.
 * Hoaglin, "How to detect and handle outliers", 1993), where MAD is the median of the absolute
 * deviations; if that is 0, their mean times 1.2533 / 0.6745 stands in. It counts from 3.5 on, as
 * they recommend, and only if x is also more than three times √(median + 1) away, since small
 * counts scatter by chance. A pattern that occurs in the last quarter of the range only, while
 * others occur before, is new, and scores as much as one that just counts.
 *
 * @param score 0 if nothing is unusual
 * @param description empty then
 */
record PartScores(double score, String description) {
  private static final double THRESHOLD = 3.5;
  private static final double NORMAL = 0.6745;
  private static final double NORMAL_MEAN = 1.2533;
  private static final double CHANCE = 3;
  private static final PartScores USUAL = new PartScores(0, "");

  /**
   * Scores a pattern.
   *
   * @param history counts by part
   * @param all counts of all patterns
   */
  static PartScores of(long[] history, long[] all) {
    int recent = history.length * 3 / 4;
    boolean isNew =
        Arrays.stream(history, 0, recent).sum() == 0 && Arrays.stream(all, 0, recent).sum() > 0;
    if (isNew) {
      return new PartScores(THRESHOLD, "New pattern");
    }
    double median = median(Arrays.stream(history).mapToDouble(count -> count).toArray());
    double[] deviations =
        Arrays.stream(history).mapToDouble(count -> Math.abs(count - median)).toArray();
    double mad = median(deviations);
    double scale =
        mad > 0 ? mad / NORMAL : Arrays.stream(deviations).average().orElse(0) * NORMAL_MEAN;
    PartScores most = USUAL;
    for (int part = 0; part < history.length; part++) {
      double away = Math.abs(history[part] - median);
      double score = scale == 0 ? 0 : away / scale;
      if (score > THRESHOLD && away > CHANCE * Math.sqrt(median + 1) && score > most.score) {
        most = new PartScores(score, described(history[part], median, part, history.length));
      }
    }
    return most;
  }

  private static String described(long count, double median, int part, int parts) {
    return String.format(
        Locale.ROOT,
        "Pattern frequency: %d in part %d of %d of the time range (median: %s)",
        count,
        part + 1,
        parts,
        median);
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
