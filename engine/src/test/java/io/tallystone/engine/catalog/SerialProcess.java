package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/**
 * Makes one change after the other, numbered from 1, until it is killed, and says of each that
 * returned, on a line of its own, how much of the write-ahead log is on disk since: {@code NUMBER
 * SALT FRAMES.} The changes follow from their numbers: every third is a stream, the others replace
 * one of a few documents, some of them large, so that the log is copied back now and then.
 */
final class SerialProcess {
  static final int DOCUMENTS = 40;
  private static final int LARGEST_BODY = 300_000;

  private SerialProcess() {}

  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    try (SqliteCatalog catalog = SqliteCatalog.open(file, Clock.systemUTC())) {
      long group =
          catalog.directory().createGroup(DirectoryTestWorld.group("g")).orElseThrow().id();
      for (long number = 1; ; number++) {
        if (isStream(number)) {
          if (catalog.directory().createStream(group, stream(number), 1).isEmpty()) {
            throw new IllegalStateException(stream(number) + " exists (expected: a new catalogue)");
          }
        } else {
          catalog.documents().apply(List.of(new DocumentChange(document(number), body(number))));
        }
        WalImage wal = WalImage.read(file);
        System.out.println(number + " " + wal.salt() + " " + wal.frames() + ".");
        System.out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isStream(long number) {
    return number % 3 == 0;
  }

  static String stream(long number) {
    return "s" + number;
  }

  static Documents.Key document(long number) {
    return new Documents.Key("test", "world", "d" + number % DOCUMENTS);
  }

  static String body(long number) {
    Random random = new Random(number);
    int bound = random.nextInt(4) == 0 ? LARGEST_BODY : 100;
    return "\"" + number + ":" + "x".repeat(random.nextInt(bound)) + "\"";
  }
}
