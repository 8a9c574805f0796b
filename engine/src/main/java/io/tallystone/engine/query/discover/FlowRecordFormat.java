package io.tallystone.engine.query.discover;

import java.util.List;

/** "Flow log records", the default format; names of "Supported logs and discovered fields". */
final class FlowRecordFormat extends ColumnFormat {
  FlowRecordFormat() {
    super(
        14,
        14,
        List.of(
            Column.of("version"),
            Column.of("accountId"),
            Column.of("interfaceId"),
            Column.of("srcAddr"),
            Column.of("dstAddr"),
            Column.of("srcPort"),
            Column.of("dstPort"),
            Column.of("protocol"),
            Column.of("packets"),
            Column.of("bytes"),
            Column.of("startTime"),
            Column.of("endTime"),
            Column.of("action"),
            Column.of("logStatus")));
  }

  @Override
  boolean fits(byte[] utf8, ColumnRanges columns) {
    return columns.isDigits(utf8, 0)
        && columns.starts(utf8, 2, "eni-", "-")
        && columns.is(utf8, 12, "ACCEPT", "REJECT", "-")
        && columns.is(utf8, 13, "OK", "NODATA", "SKIPDATA");
  }
}
