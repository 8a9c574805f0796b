package io.tallystone.collect.follow;

import io.tallystone.collect.follow.PathPattern.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What folders hold, to find files again that were renamed. Each folder is looked at once, however
 * many files are looked for in it: made for one round of looking.
 */
final class Folders {

  private final Map<Path, List<Candidate>> seen = new HashMap<>();

  /** The file of this key in the folder where it was seen last. */
  Optional<Candidate> find(String lastPath, String key) throws IOException {
    Path path = Path.of(lastPath);
    Path folder = path.getParent();
    if (folder == null) {
      return Optional.empty();
    }
    List<Candidate> files = seen.get(folder);
    if (files == null) {
      files = PathPattern.siblings(path);
      seen.put(folder, files);
    }
    return files.stream().filter(file -> file.key().equals(key)).findFirst();
  }
}
