package io.tallystone.wire.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, until closed. */
final class LogLines extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger; // held on to: a logger that nobody holds forgets its handlers

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  static LogLines of(Class<?> source) {
    LogLines lines = new LogLines(Logger.getLogger(source.getName()));
    lines.logger.addHandler(lines);
    return lines;
  }

  boolean contain(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
