package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.app.ops.OneLineFormatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OneLineFormatterTest {

  @Test
  void whateverAMessageHoldsItStaysOneHarmlessLine() { // faults row 33
    LogRecord event = new LogRecord(Level.WARNING, "a\r\nFORGED line\u001b[31m\u202Ered\u2028end");
    event.setLoggerName("io.tallystone.wire.http.Dispatcher");
    event.setThrown(new IllegalStateException("multi\nline"));

    String line = new OneLineFormatter().format(event);

    assertThat(line)
        .endsWith("\n")
        .contains(" WARNING Dispatcher: a\\r\\nFORGED line\\u001b[31m\\u202ered\\u2028end");
    assertThat(line.substring(0, line.length() - 1)).doesNotContain("\n", "\r", "\u001b", "\u202E");
  }
}
