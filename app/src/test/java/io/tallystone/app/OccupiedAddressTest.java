package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OccupiedAddressTest {

  @TempDir Path folder;

  @Test
  void aServerWhoseAddressIsOccupiedSaysSoAndLeavesNoTrace() throws IOException {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings settings = new ServerSettings();
      settings.dataDir = folder.resolve("data");
      settings.listen = "127.0.0.1:" + occupied.getLocalPort();
      assertThatThrownBy(() -> TallystoneServer.start(settings, Clock.systemUTC()).close())
          .isInstanceOf(CannotRun.class)
          .hasMessageStartingWith("cannot listen on " + settings.listen);
      assertThat(settings.dataDir).doesNotExist();
    }
  }
}
