package io.tallystone.benchmarks.plan;

/**
 * How much is measured.
 *
 * @param mixedBytes of mixed logs
 * @param otherBytes of each other kind
 * @param hugeBytes of the search in far more logs than memory; 0 for none
 * @param loopSeconds of each closed loop of clients
 * @param streamEvents events of the stream whose end is read
 * @param unflushedBytes of journal that a killed server leaves behind
 * @param streams of the memory run
 * @param groups of the memory run
 * @param storedBytes of the memory run
 * @param starts of a server, to take the median
 */
public record Sizes(
    long mixedBytes,
    long otherBytes,
    long hugeBytes,
    int loopSeconds,
    int streamEvents,
    long unflushedBytes,
    int streams,
    int groups,
    long storedBytes,
    int starts) {
  private static final long MB = 1_000_000;

  /** To try it: about three minutes for everything. */
  public static Sizes small() {
    return new Sizes(128 * MB, 32 * MB, 0, 4, 100_000, 64 * MB, 20_000, 200, 128 * MB, 3);
  }

  /** What the targets speak of, short of what only fits a large disk. */
  public static Sizes full() {
    return new Sizes(
        1_000 * MB, 300 * MB, 0, 20, 1_000_000, 1_000 * MB, 100_000, 1_000, 1_000 * MB, 9);
  }

  /** The same and the largest runs: 10 GB searched; 1 M streams, 10,000 groups and 100 GB kept. */
  public Sizes huge() {
    return new Sizes(
        mixedBytes,
        otherBytes,
        10_000 * MB,
        loopSeconds,
        streamEvents,
        unflushedBytes,
        1_000_000,
        10_000,
        100_000 * MB,
        starts);
  }

  /** Other numbers for the memory run; the events grow with the streams. */
  public Sizes withStreams(int otherStreams) {
    return new Sizes(
        mixedBytes,
        otherBytes,
        hugeBytes,
        loopSeconds,
        streamEvents,
        unflushedBytes,
        otherStreams,
        Math.max(1, otherStreams / 100),
        storedBytes,
        starts);
  }

  /** Another number of message bytes for the memory run. */
  public Sizes withStored(long otherBytesStored) {
    return new Sizes(
        mixedBytes,
        otherBytes,
        hugeBytes,
        loopSeconds,
        streamEvents,
        unflushedBytes,
        streams,
        groups,
        otherBytesStored,
        starts);
  }

  /** A hundredth of it: tells whether everything runs, and nothing about speed. */
  public static Sizes tiny() {
    return new Sizes(6 * MB, 2 * MB, 0, 1, 5_000, 4 * MB, 500, 10, 4 * MB, 1);
  }
}
