package io.tallystone.e2e.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A data directory that another process holds, that is damaged, or of another format. */
class DataDirectoryTest {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName("faults row 41: a second process on the directory is refused with one clear line")
  void aSecondProcessIsRefused() {
    ServerProcess first = tallystone.server();
    RunningProgram second =
        tallystone.launch(
            "server", "--data-dir", first.dataDirectory().toString(), "--listen", "127.0.0.1:0");
    refusedWith(
        second,
        "data directory "
            + first.dataDirectory()
            + " is in use by process "
            + first.program().process().pid()
            + ": stop that one, or choose another directory");
    try (CloudWatchLogsClient logs = first.logs()) {
      assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    }
  }

  @Test
  @DisplayName("faults row 48: data of a newer format is refused, naming both versions")
  void aNewerFormatIsRefused() throws IOException {
    ServerProcess server = tallystone.server();
    server.stop();
    Path marker = server.dataDirectory().resolve("format");
    String newer = "tallystone-data format 99";
    CRC32C checksum = new CRC32C();
    checksum.update(newer.getBytes(US_ASCII));
    Files.writeString(marker, "%s crc32c %08x%n".formatted(newer, checksum.getValue()));
    RunningProgram refused =
        tallystone.launch(
            "server", "--data-dir", server.dataDirectory().toString(), "--listen", "127.0.0.1:0");
    refusedWith(refused, "data format 99 (expected: <= ");
  }

  @Test
  @DisplayName("an occupied address is refused with one clear line")
  void anOccupiedAddressIsRefused() {
    ServerProcess first = tallystone.server();
    String address = first.endpoint().getAuthority();
    RunningProgram second =
        tallystone.launch(
            "server",
            "--data-dir",
            tallystone.newDirectory().resolve("data").toString(),
            "--listen",
            address);
    refusedWith(second, "cannot listen on " + address);
  }

  @Test
  @DisplayName("the root access key is for its owner only, and stays over restarts")
  void theRootKeyIsPrivateAndStays() throws IOException {
    ServerProcess server = tallystone.server();
    Path credentials = server.dataDirectory().resolve("credentials");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
        .isEqualTo("rw-------");
    String before = Files.readString(credentials);
    server.stop();
    server.restart();
    assertThat(Files.readString(credentials)).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "faults row 38: a flipped bit is named by fsck, its block left out and counted, the rest served")
  void aFlippedBitIsNamedAndTheRestServed() throws Exception {
    ServerProcess server = tallystone.server("--memory-table-age", "PT0.2S");
    seal(server, "/damaged", 1);
    Path segment = segments(server).getFirst();
    server.restart();
    seal(server, "/whole", 2);
    RunningProgram healthy = tallystone.launch("fsck", server.dataDirectory().toString());
    assertThat(healthy.process().exitValue()).as(healthy.transcript()).isZero();

    flipBit(segment, Files.size(segment) / 3);
    RunningProgram fsck = tallystone.launch("fsck", server.dataDirectory().toString());
    assertThat(fsck.process().exitValue()).as(fsck.transcript()).isEqualTo(1);
    String name = String.valueOf(segment.getFileName()).replace(".segment", "");
    assertThat(fsck.out().lines()).anyMatch(l -> l.startsWith("DAMAGED segment " + name));

    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, "/whole", "s")).hasSize(1000);
      assertThat(LogEvents.messages(logs, "/damaged", "s").size()).isLessThan(1000);
      LogEvents.put(logs, "/damaged", "s", "still takes events");
      assertThat(LogEvents.messages(logs, "/damaged", "s")).contains("still takes events");
    }
    assertThat(get(server.endpoint().resolve("/_tallystone/metrics")))
        .containsPattern("tallystone_\\w*(quarantined|damaged)\\w* [1-9]");
  }

  @Test
  @DisplayName("faults row 39: files of zeros after a crash are set aside, and the server starts")
  void filesOfZerosAreSetAside() throws IOException {
    ServerProcess server = tallystone.server();
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, "/zeros", "s");
      LogEvents.put(logs, "/zeros", "s", "kept");
    }
    server.kill9();
    Path journal = server.dataDirectory().resolve("journal");
    Files.write(journal.resolve("000000000900.journal"), new byte[1 << 20]);
    Files.write(server.dataDirectory().resolve("segments/stray.segment"), new byte[1 << 16]);
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, "/zeros", "s")).containsExactly("kept");
      LogEvents.put(logs, "/zeros", "s", "and more");
    }
    server.stop();
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, "/zeros", "s")).containsExactly("kept", "and more");
    }
  }

  @Test
  @DisplayName("the language of the machine changes neither files nor answers")
  void theLanguageOfTheMachineChangesNothing() throws Exception {
    ServerProcess server =
        tallystone.serverUnder(
            List.of("env", "TALLYSTONE_JAVA_OPTS=-Duser.language=ar -Duser.country=EG"),
            tallystone.newDirectory(),
            "--memory-table-age",
            "PT0.2S");
    seal(server, "/arabic", 1);
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, "/arabic", "s")).hasSize(1000);
      assertThatThrownBy(() -> LogEvents.put(logs, "/arabic", "s", "x".repeat((1 << 20) + 1)))
          .hasMessageContaining("1048");
    }
  }

  /** Writes a thousand events to a new group, and stops the server once they are in a segment. */
  private static void seal(ServerProcess server, String group, int segments)
      throws InterruptedException {
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, group, "s");
      String[] messages = new String[1000];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = "event " + i + " of " + group + " " + Integer.toHexString(i * 7919);
      }
      LogEvents.put(logs, group, "s", messages);
    }
    Await.until(
        "so many segments: " + segments,
        Duration.ofSeconds(30),
        () -> segments(server).size() == segments);
    server.stop();
  }

  private static List<Path> segments(ServerProcess server) throws IOException {
    try (Stream<Path> files = Files.list(server.dataDirectory().resolve("segments"))) {
      return files.filter(f -> f.toString().endsWith(".segment")).toList();
    }
  }

  private static void flipBit(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 1);
    }
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private static void refusedWith(RunningProgram program, String message) {
    assertThat(program.process().exitValue()).as(program.transcript()).isEqualTo(1);
    assertThat(program.out().lines()).isEmpty();
    assertThat(program.err().lines())
        .as(program.transcript())
        .filteredOn(line -> !line.matches("\\d{4}-\\S+ INFO .*"))
        .singleElement()
        .asString()
        .startsWith("tallystone: ")
        .contains(message);
  }
}
