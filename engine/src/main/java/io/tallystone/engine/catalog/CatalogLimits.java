package io.tallystone.engine.catalog;

/** Every size and time that bounds the embedded catalogue. */
final class CatalogLimits {

  /** Connections for reads; a look-up takes tens of microseconds, so few serve many threads. */
  static final int READ_SESSIONS = 4;

  /** Small writes in one transaction: enough to share an fsync, few enough to keep it short. */
  static final int WRITES_PER_COMMIT = 256;

  /** How long SQLite itself waits for a lock, ms; only checkpoints and other programs hold one. */
  static final int BUSY_TIMEOUT_MILLIS = 10_000;

  /** Page cache of the writer, KiB: the upper pages of the indexes of a million streams. */
  static final int WRITER_CACHE_KIB = 16_384;

  /** Page cache of each reader, KiB; the operating system caches the file as well. */
  static final int READER_CACHE_KIB = 4_096;

  /** Pages in the write-ahead log after which a commit copies them into the database. */
  static final int AUTOCHECKPOINT_PAGES = 4_000;

  /** Size to which the write-ahead log is cut after a large transaction, bytes. */
  static final long JOURNAL_SIZE_LIMIT = 64L << 20;

  /** Groups kept in memory, about 0.5 KB each: all of a large installation. */
  static final int CACHED_GROUPS = 10_000;

  /** Streams kept in memory, about 0.3 KB each: those that are written to. */
  static final int CACHED_STREAMS = 100_000;

  /** Streams of a deleted group that one background transaction removes (a few ms). */
  static final int PURGED_PER_STEP = 500;

  /** Pause before removing is tried again after a failure, s. */
  static final int PURGE_RETRY_SECONDS = 10;

  private CatalogLimits() {}
}
