package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule without an enforcer is a wish. */
class InvariantsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("\\| (.+) \\| `(\\w+)\\.(\\w+)` \\|");

  @Test
  void everyInvariantIsEnforcedByATestThatIsThere() throws IOException {
    Map<String, List<Path>> tests = tests();
    List<String> rows =
        Files.readAllLines(ROOT.resolve("INVARIANTS.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| invariant"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(40);
    List<String> wishes = new ArrayList<>();
    for (String row : rows) {
      Matcher parsed = ROW.matcher(row);
      if (!parsed.matches()
          || !isThere(tests.getOrDefault(parsed.group(2), List.of()), parsed.group(3))) {
        wishes.add(row);
      }
    }
    assertThat(wishes).as("rows of INVARIANTS.md whose test is not there").isEmpty();
  }

  private static boolean isThere(List<Path> files, String test) throws IOException {
    Pattern declaration = Pattern.compile("(void|ArchRule) " + test + "\\b");
    for (Path file : files) {
      if (declaration.matcher(Files.readString(file)).find()) {
        return true;
      }
    }
    return false;
  }

  /** Source files of tests by the name of their class. */
  private static Map<String, List<Path>> tests() throws IOException {
    Map<String, List<Path>> found = new HashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src/test/java");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(
                    file ->
                        found.computeIfAbsent(nameOf(file), name -> new ArrayList<>()).add(file));
          }
        }
      }
    }
    return found;
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
