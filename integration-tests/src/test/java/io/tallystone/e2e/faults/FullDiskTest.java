package io.tallystone.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A data directory on a small file system of its own that fills up. */
class FullDiskTest {

  private static final int BALLAST = 160 << 20;

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  private final Path mountPoint = tallystone.newDirectory().resolve("small");

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", mountPoint.toString());
  }

  @Test
  @DisplayName(
      "faults row 37: a full disk gets 503 before the ack; reads and deletes work; it recovers by itself")
  void aFullDiskRefusesWritesAndRecovers() throws Exception {
    Files.createDirectories(mountPoint);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=384m", "tallystone-e2e", mountPoint.toString()),
        "mounting a file system is not permitted here");
    Path ballast = mountPoint.resolve("ballast");
    Files.write(ballast, new byte[BALLAST]);
    ServerProcess server =
        tallystone.server(
            "--data-dir", mountPoint.resolve("data").toString(), "--memory-table-mib", "8");
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, "/full", "s");
      LogEvents.create(logs, "/other", "s");
      List<String> acknowledged = fillUp(logs);
      assertThat(health(server)).isEqualTo(503);
      assertThat(keys(LogEvents.messages(logs, "/full", "s"))).containsAll(acknowledged);
      logs.deleteLogGroup(r -> r.logGroupName("/other"));
      assertThat(logs.describeLogGroups().logGroups()).hasSize(1);

      Files.delete(ballast);
      Await.until("writes succeed again", Duration.ofSeconds(60), () -> write(logs, "after"));
      Await.until("health is green", Duration.ofSeconds(60), () -> health(server) == 200);
      assertThat(keys(LogEvents.messages(logs, "/full", "s")))
          .containsAll(acknowledged)
          .doesNotHaveDuplicates()
          .contains("after");
      server.kill9();
      server.restart();
    }
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(keys(LogEvents.messages(logs, "/full", "s")))
          .contains("after")
          .doesNotHaveDuplicates();
    }
  }

  /** Writes until it is refused for want of space; the keys of what was acknowledged. */
  private static List<String> fillUp(CloudWatchLogsClient logs) {
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String key = "key" + i;
      try {
        if (!write(logs, key)) {
          return acknowledged;
        }
        acknowledged.add(key);
      } catch (AwsServiceException e) {
        throw new AssertionError("expected a 503 when the disk is full", e);
      }
    }
    throw new AssertionError("the disk never filled up");
  }

  private static boolean write(CloudWatchLogsClient logs, String key) {
    byte[] noise = new byte[500_000];
    new Random(key.hashCode()).nextBytes(noise); // does not compress, so that the disk fills
    String message = key + " " + java.util.Base64.getEncoder().encodeToString(noise);
    try {
      LogEvents.put(logs, "/full", "s", message);
      return true;
    } catch (AwsServiceException e) {
      if (e.statusCode() == 503) {
        return false;
      }
      throw e;
    }
  }

  private static List<String> keys(List<String> messages) {
    return messages.stream().map(m -> m.substring(0, m.indexOf(' '))).toList();
  }

  private static int health(ServerProcess server) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.endpoint().resolve("/_tallystone/health")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
