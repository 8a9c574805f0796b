package io.tallystone.server.auth;

import io.tallystone.server.auth.access.ServiceAccessContract;
import io.tallystone.wire.Service;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class IamAccessTest extends ServiceAccessContract {
  @TempDir Path directory;

  @Override
  protected Service service() {
    return Auth.open(new MemoryDocuments(), directory, Clock.systemUTC(), new SecureRandom())
        .services()
        .getFirst();
  }
}
