package io.tallystone.engine.query.plan;

import java.util.List;
import java.util.Optional;

/** The lookup tables that queries may name. */
public interface LookupTables {
  /** None. */
  LookupTables NONE = name -> Optional.empty();

  /** The table of a name as it is now; names are case-sensitive. */
  Optional<Table> find(String name);

  /**
   * A table.
   *
   * @param columns of its header
   * @param rows each as many values as there are columns
   */
  record Table(List<String> columns, List<List<String>> rows) {
    /** Keeps copies. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
