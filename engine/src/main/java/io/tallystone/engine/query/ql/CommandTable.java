package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which parser takes which command. */
final class CommandTable {
  /** By word in the documented spelling, looked up in any case. */
  private static final Map<String, CommandParser> PARSERS =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    add("fields", (in, start) -> new Command.Fields(in.items(), in.since(start)));
    add("display", (in, start) -> new Command.Display(in.items(), in.since(start)));
    add("filter", (in, start) -> new Command.Filter(in.expression(), in.since(start)));
    add("where", (in, start) -> new Command.Filter(in.expression(), in.since(start)));
    add("filterIndex", FilterIndexParser::parse);
    add("parse", ParseParser::parse);
    add("json", JsonParser::parse);
    add("stats", StatsParser::parse);
    add("sort", SortParser::parse);
    add("limit", LimitParser::parse);
    add("head", LimitParser::parse);
    add("tail", LimitParser::parse);
    add("dedup", (in, start) -> new Command.Dedup(in.fields(), in.since(start)));
    add("pattern", (in, start) -> new Command.Pattern(in.expression(), in.since(start)));
    add("diff", DiffParser::parse);
    add("anomaly", (in, start) -> new Command.Anomaly(in.since(start)));
    add("relevantfields", RelevantFieldsParser::parse);
    add("unmask", UnmaskParser::parse);
    add("unnest", UnnestParser::parse);
    add("expand", (in, start) -> new Command.Expand(in.field(), in.since(start)));
    add("lookup", LookupParser::parse);
    add("cidrlookup", CidrLookupParser::parse);
    add("join", JoinParser::parse);
    add("appendcols", AppendColsParser::parse);
    add("addtotals", AddTotalsParser::parse);
    add("fillmissing", FillMissingParser::parse);
    add("filldown", FillDownParser::parse);
    add("accum", AccumParser::parse);
    add("autoregress", AutoRegressParser::parse);
    add("outlier", OutlierParser::parse);
    add("sessionize", SessionizeParser::parse);
    add("countFrequent", (in, start) -> new Command.CountFrequent(in.fields(), in.since(start)));
    add("count_frequent", (in, start) -> new Command.CountFrequent(in.fields(), in.since(start)));
    add("logcompare", LogCompareParser::parse);
  }

  /** All command words, for errors. */
  static final String WORDS = SourceParser.WORD + ", " + String.join(", ", PARSERS.keySet());

  private CommandTable() {}

  private static void add(String word, CommandParser parser) {
    PARSERS.put(word, parser);
  }

  /** The parser of a word in any case. */
  static @Nullable CommandParser find(String word) {
    return PARSERS.get(word);
  }
}
