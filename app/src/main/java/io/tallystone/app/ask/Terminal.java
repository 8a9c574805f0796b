package io.tallystone.app.ask;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the process writes to. {@code System.console()} cannot tell output and errors apart. */
final class Terminal {
  private static final int OUTPUT = 1;
  private static final int ERRORS = 2;

  private Terminal() {}

  static boolean showsOutput() {
    return isTerminal(OUTPUT);
  }

  static boolean showsErrors() {
    return isTerminal(ERRORS);
  }

  /** For bars: a block if the output's encoding has it. */
  static char bar() {
    return System.out.charset().equals(StandardCharsets.UTF_8) ? '█' : '#';
  }

  @SuppressWarnings("restricted") // the launcher allows native access
  private static boolean isTerminal(int descriptor) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
    if (isatty.isEmpty()) {
      return false; // not POSIX
    }
    try {
      return (int)
              linker
                  .downcallHandle(
                      isatty.get(),
                      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                  .invokeExact(descriptor)
          == 1;
    } catch (Throwable e) { // what method handles declare; isatty throws nothing
      throw new IllegalStateException("isatty", e);
    }
  }
}
