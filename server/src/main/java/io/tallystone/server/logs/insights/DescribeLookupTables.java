package io.tallystone.server.logs.insights;

import io.tallystone.server.logs.LogArns;
import io.tallystone.server.logs.PageTokens;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;

/** Lists lookup tables by name, without their rows. */
final class DescribeLookupTables
    implements Operation<DescribeLookupTablesRequest, DescribeLookupTablesResponse>, Constrained {
  private static final int PAGE = 50;

  private final StoredTables tables;

  DescribeLookupTables(StoredTables tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "DescribeLookupTables";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .optional("lookupTableNamePrefix", LookupTableConstraints.NAME)
        .optional("maxResults", LookupTableConstraints.PAGE)
        .build();
  }

  /** A listing names no single table. */
  @Override
  public List<Access> access(DescribeLookupTablesRequest input, Call call) {
    return List.of(Access.to("logs:DescribeLookupTables", "*"));
  }

  @Override
  public DescribeLookupTablesResponse handle(DescribeLookupTablesRequest input, Call call) {
    int page = input.maxResults() == null ? PAGE : input.maxResults();
    String prefix = input.lookupTableNamePrefix() == null ? "" : input.lookupTableNamePrefix();
    List<StoredTable> found =
        tables.list(LogArns.scope(call), prefix, PageTokens.single(input.nextToken()), page + 1);
    List<StoredTable> shown = found.subList(0, Math.min(page, found.size()));
    return DescribeLookupTablesResponse.builder()
        .lookupTables(shown.stream().map(DescribeLookupTables::described).toList())
        .nextToken(shown.size() < found.size() ? PageTokens.of(shown.getLast().arn().name()) : null)
        .build();
  }

  private static LookupTable described(StoredTable table) {
    return LookupTable.builder()
        .lookupTableArn(table.arn().toString())
        .lookupTableName(table.arn().name())
        .description(table.description())
        .tableFields(table.columns())
        .recordsCount(table.rows())
        .sizeBytes(table.bytes())
        .lastUpdatedTime(table.modified())
        .build();
  }
}
