package io.tallystone.engine.maintenance;

/**
 * What merging needs to know, and how much of the machine it may use.
 *
 * @param fanIn so many segments of one level (and day) are merged into the next level
 * @param fullBytes message bytes after which a merged segment is left alone
 * @param duty share of one core that merging may use, above 0 up to 1
 * @param mostUnmerged sealed segments that may wait to be merged; beyond that sealing waits, and
 *     then appends, so that the number of files stays bounded however fast events come
 */
public record MergeOptions(int fanIn, long fullBytes, double duty, int mostUnmerged) {
  /** Checks the bounds. */
  public MergeOptions {
    atLeast("fanIn", fanIn, 2);
    atLeast("fullBytes", fullBytes, 1);
    atLeast("mostUnmerged", mostUnmerged, fanIn);
    if (!(duty > 0 && duty <= 1)) {
      throw new IllegalArgumentException("duty: " + duty + " (expected: above 0, at most 1)");
    }
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
    }
  }

  /** The same with another share of a core. */
  public MergeOptions withDuty(double share) {
    return new MergeOptions(fanIn, fullBytes, share, mostUnmerged);
  }
}
