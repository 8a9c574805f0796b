package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final String WRITE = "tallystone.write-docs";

  @Test
  void thePageOfSettingsSaysWhatTheOptionsDeclare() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, SettingsPage.text());
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/settings.md is stale; write it anew with: mvn -q test -pl app -am"
                + " -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .isEqualTo(SettingsPage.text());
  }
}
