package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.plan.LookupTables;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.Access;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lookup tables. Each is two documents, so that listing tables does not read their rows; both
 * change in one transaction.
 *
 * <pre>
 *   kind logs-lookup-table      {"description": …, "rows": …, "bytes": …, "modified": ms,
 *                                "columns": […], "tags": {…}}
 *   kind logs-lookup-table-csv  the CSV as a JSON string
 *   id                          the table's name
 * </pre>
 */
final class StoredTables {
  private static final String KIND = "logs-lookup-table";
  private static final String CSV_KIND = "logs-lookup-table-csv";

  /** Tables per account and Region ("CloudWatch Logs quotas"). */
  private static final int MOST = 100;

  /** 10 MB of CSV (API reference, CreateLookupTable). */
  private static final int MOST_BYTES = 10 << 20;

  private final Documents documents;
  private final Clock clock;

  StoredTables(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  synchronized StoredTable create(
      LookupTableArn arn, @Nullable String description, String csv, Map<String, String> tags) {
    StoredTable table = table(arn, description, csv, tags);
    if (find(arn).isPresent()) {
      throw new AwsException(
          "ResourceAlreadyExistsException", 400, "The specified resource already exists.");
    }
    if (list(arn.scope(), "", null, MOST).size() == MOST) {
      throw new AwsException("LimitExceededException", 400, "Resource limit exceeded.");
    }
    store(table, csv);
    return table;
  }

  /** Replaces all rows; without a description the old one stays. */
  synchronized StoredTable update(LookupTableArn arn, @Nullable String description, String csv) {
    StoredTable old = existing(arn);
    StoredTable table =
        table(arn, description == null ? old.description() : description, csv, old.tags());
    store(table, csv);
    return table;
  }

  synchronized void delete(LookupTableArn arn) {
    existing(arn);
    documents.apply(
        List.of(
            new DocumentChange(key(KIND, arn), null),
            new DocumentChange(key(CSV_KIND, arn), null)));
  }

  private void store(StoredTable table, String csv) {
    documents.apply(
        List.of(
            new DocumentChange(key(KIND, table.arn()), table.toJson()),
            new DocumentChange(key(CSV_KIND, table.arn()), StoredTable.quoted(csv))));
  }

  private StoredTable table(
      LookupTableArn arn, @Nullable String description, String csv, Map<String, String> tags) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(csv)) {
      throw InsightsErrors.invalid("tableBody: an unpaired surrogate (expected: UTF-8)");
    }
    int bytes = csv.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw InsightsErrors.invalid(
          "tableBody: %d bytes (expected: at most %d)".formatted(bytes, MOST_BYTES));
    }
    LookupTables.Table parsed = LookupCsv.parse(csv);
    return new StoredTable(
        arn, description, parsed.columns(), parsed.rows().size(), bytes, clock.millis(), tags);
  }

  /** Tables whose names start with the prefix and come after the given one, by name. */
  List<StoredTable> list(Scope scope, String prefix, @Nullable String after, int limit) {
    return documents.list(KIND, world(scope), prefix, after, limit).stream()
        .map(
            document ->
                StoredTable.ofJson(new LookupTableArn(scope, document.key().id()), document.body()))
        .toList();
  }

  Optional<StoredTable> find(LookupTableArn arn) {
    return documents.find(key(KIND, arn)).map(body -> StoredTable.ofJson(arn, body));
  }

  StoredTable existing(LookupTableArn arn) {
    return find(arn).orElseThrow(StoredTables::noSuchTable);
  }

  /** The CSV as it was given. */
  Optional<String> csv(LookupTableArn arn) {
    return documents.find(key(CSV_KIND, arn)).map(StoredTable::unquoted);
  }

  /** What queries of the scope may name. */
  LookupTables in(Scope scope) {
    return name -> csv(new LookupTableArn(scope, name)).map(LookupCsv::parse);
  }

  /** The table that a request names; others' tables are unknown to it. */
  static LookupTableArn named(String arn, Call call) {
    LookupTableArn parsed =
        LookupTableArn.parse(arn)
            .orElseThrow(
                () ->
                    InsightsErrors.invalid(
                        "lookupTableArn: %s (expected: the ARN of a lookup table)".formatted(arn)));
    if (!parsed.scope().equals(LogArns.scope(call))) {
      throw noSuchTable();
    }
    return parsed;
  }

  /** Permission for a table, with its tags. */
  List<Access> access(String action, String arn) {
    Map<String, String> context = new LinkedHashMap<>();
    LookupTableArn.parse(arn)
        .flatMap(this::find)
        .ifPresent(
            table ->
                table.tags().forEach((tag, value) -> context.put("aws:ResourceTag/" + tag, value)));
    return List.of(new Access(action, arn, context));
  }

  static AwsException noSuchTable() {
    return new AwsException(
        "ResourceNotFoundException", 400, "The specified lookup table does not exist.");
  }

  private static Documents.Key key(String kind, LookupTableArn arn) {
    return new Documents.Key(kind, world(arn.scope()), arn.name());
  }

  private static String world(Scope scope) {
    return scope.account() + "/" + scope.region();
  }
}
