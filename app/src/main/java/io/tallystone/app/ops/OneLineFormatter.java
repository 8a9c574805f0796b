package io.tallystone.app.ops;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line per event, whatever the message holds: line breaks, control characters and bidirectional
 * overrides are escaped, so that nothing a client sends can forge a line or reach a terminal.
 */
public final class OneLineFormatter extends Formatter {

  /** For the logging system. */
  public OneLineFormatter() {}

  @Override
  public String format(LogRecord event) {
    StringBuilder line = new StringBuilder(160);
    line.append(event.getInstant()).append(' ').append(event.getLevel().getName()).append(' ');
    line.append(shortName(event.getLoggerName())).append(": ");
    escape(formatMessage(event), line);
    if (event.getThrown() != null) {
      StringWriter trace = new StringWriter();
      event.getThrown().printStackTrace(new PrintWriter(trace));
      line.append(" | ");
      escape(trace.toString().strip(), line);
    }
    return line.append('\n').toString();
  }

  private static String shortName(String logger) {
    return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append(' ');
        default -> {
          if (Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || c == '\u2028'
              || c == '\u2029') {
            to.append(String.format("\\u%04x", (int) c));
          } else {
            to.append(c);
          }
        }
      }
    }
  }
}
