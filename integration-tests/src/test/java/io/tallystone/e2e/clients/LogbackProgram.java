package io.tallystone.e2e.clients;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that logs through slf4j and logback and knows nothing of where its lines go. */
final class LogbackProgram {

  private LogbackProgram() {}

  /** Logs a few lines and ends. */
  public static void main(String[] arguments) {
    Logger log = LoggerFactory.getLogger("shop");
    for (int i = 1; i <= 120; i++) {
      log.info("order {} taken", i);
    }
    log.error("payment failed", new IllegalStateException("no connection"));
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
