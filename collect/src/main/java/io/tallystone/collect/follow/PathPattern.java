package io.tallystone.collect.follow;

import io.tallystone.collect.config.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files that a source names: a path, or a glob in which {@code **} spans folders. */
final class PathPattern {

  /**
   * A file that is there.
   *
   * @param key the file system's identity
   * @param size in bytes
   */
  record Candidate(Path path, String key, FileTime modified, long size) {}

  private static final Logger log = LoggerFactory.getLogger(PathPattern.class);

  private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|bz2|xz|zst|zip|Z)$");

  private final FileSource source;
  private final Path root;
  private final int depth;
  private final @Nullable PathMatcher matcher;

  PathPattern(FileSource source) {
    this.source = source;
    String pattern = source.pathPattern();
    int wildcard = FileSource.wildcardAt(pattern);
    if (wildcard < 0) {
      root = Path.of(pattern).toAbsolutePath();
      depth = 0;
      matcher = null;
      return;
    }
    int slash = pattern.lastIndexOf('/', wildcard);
    root =
        Path.of(slash < 0 ? "." : pattern.substring(0, Math.max(slash, 1)))
            .toAbsolutePath()
            .normalize();
    String rest = pattern.substring(slash + 1);
    depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : (int) rest.chars().filter(c -> c == '/').count() + 1;
    // Java's ** needs a folder before the name where a shell's does not: both forms must find x.log
    // itself.
    String glob = rest.replace("**/", "{**/,}");
    matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  /** The files to follow now, the one modified last at the end. */
  List<Candidate> find() throws IOException {
    List<Candidate> found = new ArrayList<>();
    if (matcher == null) {
      add(root, found);
      return found;
    }
    found = findAll();
    return source.allFiles() || found.isEmpty() ? found : List.of(found.getLast());
  }

  private List<Candidate> findAll() throws IOException {
    List<Candidate> found = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return found;
    }
    PathMatcher globs = Objects.requireNonNull(matcher);
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (globs.matches(root.relativize(file))) {
              add(file, found);
            }
            return FileVisitResult.CONTINUE;
          }

          // A folder that may not be read, a loop of links, a file that is gone by now: the others
          // are followed all the same.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            log.debug("{} is left out: {}", file, e.toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(Candidate::modified).thenComparing(Candidate::path));
    return found;
  }

  /**
   * Files that may be what rotation made of ours: for a path its neighbours named after it ({@code
   * server.log.1}, {@code server-2026-01-01.log}), for a glob all that it names.
   */
  List<Candidate> findRotated() throws IOException {
    List<Candidate> found = new ArrayList<>();
    if (matcher != null) {
      return findAll();
    }
    String name = String.valueOf(root.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    for (Candidate candidate : siblings(root)) {
      String other = String.valueOf(candidate.path().getFileName());
      boolean named =
          other.startsWith(name)
              || (other.length() > name.length()
                  && other.startsWith(stem)
                  && other.endsWith(extension)
                  && ".-_".indexOf(other.charAt(stem.length())) >= 0);
      if (named && !candidate.path().equals(root) && !COMPRESSED.matcher(other).find()) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** All files in the folder of a path. */
  static List<Candidate> siblings(Path path) throws IOException {
    List<Candidate> found = new ArrayList<>();
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> describe(file, found));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  /** Whether the name still leads to the file of this key. */
  static boolean isAt(Path path, String key) throws IOException {
    return key(Files.readAttributes(path, BasicFileAttributes.class)).equals(key);
  }

  private static String key(BasicFileAttributes attributes) {
    return String.valueOf(attributes.fileKey());
  }

  private void add(Path file, List<Candidate> found) {
    Path name = file.getFileName();
    if (name != null && COMPRESSED.matcher(name.toString()).find()) {
      return; // rotated away and packed: it was read under its old name
    }
    if (source.excludedNames() != null
        && name != null
        && source.excludedNames().matcher(name.toString()).find()) {
      return;
    }
    describe(file, found);
  }

  private static void describe(Path file, List<Candidate> found) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, new LinkOption[0]);
      if (attributes.isRegularFile()) {
        found.add(
            new Candidate(file, key(attributes), attributes.lastModifiedTime(), attributes.size()));
      }
    } catch (IOException e) {
      return; // gone between listing and looking: as if it had not been listed
    }
  }
}
