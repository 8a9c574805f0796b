package io.tallystone.engine.segment;

/** How much work is put into a segment. */
public enum SegmentEncoding {
  /** Plain text without filters, fast: for segments just sealed, which a merge soon replaces. */
  QUICK,
  /**
   * The smaller of plain text and templates with columns, per block, and filters: for merged
   * segments.
   */
  COMPACT
}
