package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCatalogContractTest extends CatalogContract {

  @TempDir Path directoryOfFile = Path.of("");

  @Override
  protected Catalog open() {
    return SqliteCatalog.open(directoryOfFile.resolve("catalog.db"), Clock.systemUTC());
  }
}
