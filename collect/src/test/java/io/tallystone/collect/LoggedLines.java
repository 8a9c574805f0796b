package io.tallystone.collect;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The lines that a class logs while this is open. */
public final class LoggedLines extends Handler implements AutoCloseable {

  private static final SimpleFormatter TEXT = new SimpleFormatter();

  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Listens to the class's logger. */
  public LoggedLines(Class<?> of) {
    logger = Logger.getLogger(of.getName()); // held: loggers are collected when nobody holds them
    logger.addHandler(this);
  }

  /** What was logged so far, in order. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(TEXT.formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
