package io.tallystone.server.logs;

import io.tallystone.engine.store.LogStore.Producer;
import io.tallystone.wire.Call;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code x-tallystone-producer: id;sequence}, by which a sender that may repeat a batch
 * has it stored once. The sequence grows with each new batch of the id.
 */
final class ProducerHeader {
  private static final String NAME = "x-tallystone-producer";
  private static final int MAX_ID = 128;

  private ProducerHeader() {}

  /** Who sends; null if the header is not there. */
  static @Nullable Producer of(Call call) {
    String value = call.header(NAME).orElse(null);
    if (value == null) {
      return null;
    }
    int separator = value.lastIndexOf(';');
    if (separator < 1 || separator > MAX_ID) {
      throw malformed(value);
    }
    try {
      long sequence = Long.parseLong(value.substring(separator + 1).strip());
      if (sequence < 0) {
        throw malformed(value);
      }
      return new Producer(value.substring(0, separator), sequence);
    } catch (NumberFormatException notANumber) {
      throw malformed(value);
    }
  }

  private static RuntimeException malformed(String value) {
    return LogsErrors.invalid(
        "%s: '%s' (expected: an id of at most %d characters, a semicolon, a number >= 0)"
            .formatted(NAME, value, MAX_ID));
  }
}
