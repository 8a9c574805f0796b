package io.tallystone.collect.config;

import com.google.re2j.Pattern;
import io.tallystone.collect.parse.TimestampFormat;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files to follow, and where their lines go.
 *
 * @param pathPattern a path or glob, {@code **} spans folders
 * @param target the log group and stream
 * @param allFiles publish every file that matches, not only the one modified last
 * @param excludedNames file names to leave alone; null for none
 * @param eventStart a line that it finds a match in starts an event
 * @param timestamps null: the time of reading
 * @param trimTimestamp cut the timestamp out of the message
 * @param filters applied in order, all must let an event pass
 * @param removeWhenDone delete a file that is read to its end and has a successor
 */
public record FileSource(
    String pathPattern,
    Target target,
    boolean allFiles,
    @Nullable Pattern excludedNames,
    Pattern eventStart,
    @Nullable TimestampFormat timestamps,
    boolean trimTimestamp,
    Charset charset,
    List<EventFilter> filters,
    boolean removeWhenDone) {

  /** Where a path's first wildcard is, -1 if it names one file. */
  public static int wildcardAt(String path) {
    for (int i = 0; i < path.length(); i++) {
      if ("*?[{".indexOf(path.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The same, published to another target. */
  FileSource to(Target other) {
    return new FileSource(
        pathPattern,
        other,
        allFiles,
        excludedNames,
        eventStart,
        timestamps,
        trimTimestamp,
        charset,
        filters,
        removeWhenDone);
  }

  /** Keeps or drops events that an expression finds a match in. */
  public record EventFilter(boolean include, Pattern expression) {
    /** Whether the event passes. */
    public boolean passes(String message) {
      return expression.matcher(message).find() == include;
    }
  }
}
