package io.tallystone.collect.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.StandardInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {

  @TempDir Path dir;

  @Test
  void aWalkThatTookLongIsRepeatedAfterTwentyTimesAsLong() throws Exception {
    LookedAt clock = new LookedAt(10);
    FileListing listing = new FileListing(glob(), clock);
    Files.writeString(dir.resolve("a.log"), "a\n");
    assertThat(names(listing)).containsExactly("a.log"); // from 10 to 20 ms
    Files.writeString(dir.resolve("b.log"), "b\n");

    clock.perLook = 0;
    clock.now = 20 + 199;
    assertThat(names(listing)).containsExactly("a.log");
    clock.now = 20 + 200;
    assertThat(names(listing)).containsExactlyInAnyOrder("a.log", "b.log");
  }

  @Test
  void evenAWalkThatTookMinutesIsRepeatedWithinSeconds() throws Exception {
    LookedAt clock = new LookedAt(60_000);
    FileListing listing = new FileListing(glob(), clock);
    assertThat(names(listing)).isEmpty();
    Files.writeString(dir.resolve("a.log"), "a\n");

    clock.perLook = 0;
    clock.now = 120_000 + 5000;
    assertThat(names(listing)).containsExactly("a.log");
  }

  private PathPattern glob() {
    FileSource s = StandardInput.config("g:s").files().getFirst();
    return new PathPattern(
        new FileSource(
            dir + "/*.log",
            s.target(),
            true,
            null,
            s.eventStart(),
            null,
            false,
            s.charset(),
            List.of(),
            false));
  }

  private static List<String> names(FileListing listing) throws IOException {
    return listing.current().stream().map(c -> String.valueOf(c.path().getFileName())).toList();
  }

  /** Goes on by as much each time that somebody looks at it. */
  private static final class LookedAt extends Clock {
    private long now;
    private long perLook;

    LookedAt(long perLook) {
      this.perLook = perLook;
    }

    @Override
    public Instant instant() {
      now += perLook;
      return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
