package io.tallystone.engine.query.run;

import io.tallystone.engine.query.run.ValueCounts.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * How well a field tells the rows that meet a condition from the others, from 0 (not at all) to 1
 * (no value occurs in both). A field of numbers is rated by the Kolmogorov–Smirnov statistic, the
 * greatest difference between the two cumulative distributions; any other by the Jensen–Shannon
 * divergence of the two distributions of its values, base 2. Rows without the field count as rows
 * with a value of its own; for numbers, the share of rows with the field weighs the statistic, and
 * the difference between the shares adds to it.
 *
 * @param contributors values that are more frequent where the condition is met, the most telling
 *     first; empty for numbers
 */
record FieldRating(
    double score,
    List<String> contributors,
    OptionalDouble conditionalMedian,
    OptionalDouble baselineMedian) {
  private static final int MOST_CONTRIBUTORS = 5;

  private record Contribution(String text, double amount) {}

  /**
   * Rates a field.
   *
   * @param met rows that meet the condition
   * @param others rows that do not
   */
  static FieldRating of(ValueCounts counts, long met, long others) {
    if (met == 0 || others == 0) {
      return new FieldRating(0, List.of(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    return counts.isNumeric() ? numeric(counts, met, others) : categorical(counts, met, others);
  }

  private static FieldRating numeric(ValueCounts counts, long met, long others) {
    SortedMap<Double, Pair> numbers = counts.byNumber();
    Pair total = counts.total();
    double most = 0;
    long metUpTo = 0;
    long othersUpTo = 0;
    for (Pair pair : numbers.values()) {
      metUpTo += pair.met;
      othersUpTo += pair.others;
      if (total.met > 0 && total.others > 0) {
        double apart = (double) metUpTo / total.met - (double) othersUpTo / total.others;
        most = Math.max(most, Math.abs(apart));
      }
    }
    double metShare = (double) total.met / met;
    double othersShare = (double) total.others / others;
    double score = Math.min(metShare, othersShare) * most + Math.abs(metShare - othersShare);
    return new FieldRating(
        Math.min(1, score), List.of(), median(numbers, true), median(numbers, false));
  }

  private static OptionalDouble median(SortedMap<Double, Pair> numbers, boolean ofMet) {
    long count = 0;
    for (Pair pair : numbers.values()) {
      count += ofMet ? pair.met : pair.others;
    }
    return count == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (at(numbers, ofMet, (count - 1) / 2) + at(numbers, ofMet, count / 2)) / 2);
  }

  private static double at(SortedMap<Double, Pair> numbers, boolean ofMet, long place) {
    long passed = 0;
    for (Map.Entry<Double, Pair> entry : numbers.entrySet()) {
      passed += ofMet ? entry.getValue().met : entry.getValue().others;
      if (passed > place) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("place: " + place + " (expected: < " + passed + ")");
  }

  private static FieldRating categorical(ValueCounts counts, long met, long others) {
    double score = 0;
    List<Contribution> telling = new ArrayList<>();
    for (Map.Entry<String, Pair> entry : counts.byText().entrySet()) {
      double metShare = (double) entry.getValue().met / met;
      double othersShare = (double) entry.getValue().others / others;
      double amount = divergence(metShare, othersShare);
      score += amount;
      if (metShare > othersShare) {
        telling.add(new Contribution(entry.getKey(), amount));
      }
    }
    Pair total = counts.total();
    Pair rest = counts.rest();
    score += divergence((double) rest.met / met, (double) rest.others / others);
    score +=
        divergence((double) (met - total.met) / met, (double) (others - total.others) / others);
    telling.sort(Comparator.comparingDouble(Contribution::amount).reversed());
    return new FieldRating(
        Math.clamp(score, 0, 1),
        telling.stream().limit(MOST_CONTRIBUTORS).map(Contribution::text).toList(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** One value's part of the Jensen–Shannon divergence. */
  private static double divergence(double left, double right) {
    double middle = (left + right) / 2;
    return (information(left, middle) + information(right, middle)) / 2;
  }

  private static double information(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle) / Math.log(2);
  }
}
