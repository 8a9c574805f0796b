package io.tallystone.engine.disk;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the errors that may pass from those that may not, and names the file. */
final class DiskErrors {
  // Java hides errno, so the system's text must serve.
  private static final String NO_SPACE = "No space left on device";
  private static final String QUOTA = "quota exceeded";
  private static final String NO_HANDLE = "Too many open files";

  private DiskErrors() {}

  static IOException named(Path path, IOException e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (text.contains(NO_SPACE) || text.contains(QUOTA) || noSpaceAt(path)) {
      return withCause(new DiskFullException("no space left for " + path), e);
    }
    if (text.contains(NO_HANDLE)) {
      return withCause(
          new TooManyOpenFilesException(
              "too many open files, raise the limit (ulimit -n): " + path),
          e);
    }
    boolean speaksForItself =
        e instanceof FileSystemException || e instanceof ClosedChannelException;
    return speaksForItself ? e : new IOException(path + ": " + text, e);
  }

  /** The text of an error may be in the system's language; the space left is not. */
  private static boolean noSpaceAt(Path path) {
    try {
      Path directory = path.toAbsolutePath().getParent();
      return directory != null && Files.getFileStore(directory).getUsableSpace() == 0;
    } catch (IOException e) {
      return false; // the first error is the one to report
    }
  }

  private static IOException withCause(IOException e, IOException cause) {
    e.initCause(cause);
    return e;
  }
}
