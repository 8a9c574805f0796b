package io.tallystone.collect;

/** Every limit of the agent, in one place. Sizes in bytes. */
public final class CollectLimits {

  /** PutLogEvents counts this for each event on top of its message. */
  public static final int EVENT_OVERHEAD = 26;

  /** PutLogEvents takes batches up to this size, overhead included. */
  public static final int MAX_BATCH_BYTES = 1_048_576;

  /** PutLogEvents takes this many events at once. */
  public static final int MAX_BATCH_EVENTS = 10_000;

  /** PutLogEvents takes events that lie at most this far apart, ms. */
  public static final long MAX_BATCH_SPAN_MILLIS = 24 * 3600 * 1000L;

  /** A longer message is published as several events, so that nothing is cut off. */
  public static final int MAX_MESSAGE_BYTES = MAX_BATCH_BYTES - EVENT_OVERHEAD;

  /** How much of a file is read at once. */
  public static final int READ_BYTES = 256 * 1024;

  /** How much of a file's start tells it from another file in the same place. */
  public static final int FINGERPRINT_BYTES = 1024;

  private CollectLimits() {}
}
