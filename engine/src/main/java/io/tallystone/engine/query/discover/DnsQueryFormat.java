package io.tallystone.engine.query.discover;

import java.util.List;

/** "Values that appear in DNS query logs"; names of "Supported logs and discovered fields". */
final class DnsQueryFormat extends ColumnFormat {
  DnsQueryFormat() {
    super(
        9,
        10,
        List.of(
            Column.of("version"),
            Column.of("queryTimestamp"),
            Column.of("hostZoneId"),
            Column.of("queryName"),
            Column.of("queryType"),
            Column.of("responseCode"),
            Column.of("protocol"),
            Column.of("edgeLocation"),
            Column.of("resolverIp"),
            Column.of("ednsClientSubnet")));
  }

  @Override
  boolean fits(byte[] utf8, ColumnRanges columns) {
    return columns.starts(utf8, 0, "1.")
        && columns.isTime(utf8, 1)
        && columns.starts(utf8, 2, "Z")
        && columns.is(utf8, 6, "UDP", "TCP");
  }
}
