package io.tallystone.collect.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedFileTest {

  @TempDir Path dir;

  @Test
  void aNameThatPassedToAnotherFileSinceItWasLookedUpIsNotOpened() throws IOException {
    Path current = dir.resolve("server.log");
    Files.writeString(current, "old\n");
    String old = PathPattern.siblings(current).getFirst().key();
    Files.move(current, dir.resolve("server.log.1"));
    Files.writeString(current, "new\n");

    assertThatThrownBy(() -> open(old, current)).isInstanceOf(NoSuchFileException.class);
    try (FollowedFile followed = open(old, dir.resolve("server.log.1"))) {
      assertThat(followed.fileKey()).isEqualTo(old);
    }
  }

  private FollowedFile open(String key, Path path) throws IOException {
    FileSource source =
        new FileSource(
            path.toString(),
            new Target("g", "s", null, null),
            false,
            null,
            Pattern.compile("^\\S"),
            null,
            false,
            StandardCharsets.UTF_8,
            List.of(),
            false);
    return FollowedFile.open("source", source, key, path, Clock.systemUTC());
  }
}
