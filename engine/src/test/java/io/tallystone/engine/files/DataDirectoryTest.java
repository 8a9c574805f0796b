package io.tallystone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.disk.NioDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DataDirectoryTest {
  @TempDir private Path parent;
  private Path root;

  @BeforeEach
  void choose() {
    root = parent.resolve("deep/data");
  }

  private DataDirectory open(int version) throws IOException {
    return DataDirectory.open(new NioDisk(), root, version);
  }

  @Test
  void itIsLaidOutOnceAndOpenedAgain() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (DataDirectory directory = open(1)) {
        assertThat(directory.journal()).isDirectory();
        assertThat(directory.segments()).isDirectory();
        assertThat(directory.catalog()).isEqualTo(root.resolve("catalog.sqlite"));
        assertThat(root.resolve("format"))
            .content()
            .matches("tallystone-data format 1 crc32c [0-9a-f]{8}\n");
      }
    }
  }

  /** Run in a process of its own. */
  static final class Second {
    public static void main(String[] arguments) throws IOException {
      try (DataDirectory directory = DataDirectory.open(new NioDisk(), Path.of(arguments[0]))) {
        System.out.println("opened " + directory.root());
      } catch (DataDirectoryException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private String openInAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Second.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return output;
  }

  @Test
  @DisplayName("faults row 41: a second process is refused with one line that says what to do")
  void aSecondProcessIsRefused() throws Exception {
    String refusal =
        "data directory "
            + root
            + " is in use by process "
            + ProcessHandle.current().pid()
            + ": stop that one, or choose another directory";
    try (DataDirectory first = open(1)) {
      assertThat(openInAnotherProcess()).isEqualTo(refusal);
      assertThatThrownBy(() -> open(1))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessage(refusal);
      // The attempt in this process must not have released the lock.
      assertThat(openInAnotherProcess()).isEqualTo(refusal);
      assertThat(first.root()).isEqualTo(root);
    }
    assertThat(openInAnotherProcess()).isEqualTo("opened " + root);
  }

  @Test
  @DisplayName("faults row 48: a newer data format is refused, naming both")
  void aNewerFormatIsRefused() throws IOException {
    open(2).close();
    assertThatThrownBy(() -> open(1))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessage(
            "data directory "
                + root
                + " has data format 2 (expected: <= 1): it was written by a newer version, use that"
                + " one");
    open(2).close();
  }

  @Test
  @DisplayName("faults row 38: a damaged format marker is refused")
  void aDamagedMarkerIsRefused() throws IOException {
    open(1).close();
    Path marker = root.resolve("format");
    String line = Files.readString(marker);
    Files.writeString(marker, line.replace("format 1", "format 3"));
    assertThatThrownBy(() -> open(1))
        .hasMessage(marker + " is damaged: restore it or the whole directory from a backup");
    Files.writeString(marker, "");
    assertThatThrownBy(() -> open(1)).isInstanceOf(DataDirectoryException.class);
  }

  @Test
  void dataWithoutAMarkerIsRefused() throws IOException {
    Files.createDirectories(root.resolve("journal"));
    assertThatThrownBy(() -> open(1))
        .hasMessage(
            "data directory "
                + root
                + " has journal but no file format: restore it from a backup, or choose an empty"
                + " directory");
  }
}
