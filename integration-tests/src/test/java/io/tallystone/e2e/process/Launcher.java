package io.tallystone.e2e.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The launcher script of this source tree, and the environment that programs are started in. */
public final class Launcher {

  private static final Path ROOT = findRoot();

  private Launcher() {}

  /** The root of the source tree. */
  public static Path root() {
    return ROOT;
  }

  /** The launcher script. */
  public static Path script() {
    return ROOT.resolve("tallystone");
  }

  /** A client script of this module. */
  public static Path client(String relative) {
    return ROOT.resolve("integration-tests/clients").resolve(relative);
  }

  /**
   * This environment without what could lead a client elsewhere, such as the developer's own AWS
   * settings.
   */
  public static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(n -> n.startsWith("AWS_") || n.startsWith("TALLYSTONE_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  private static Path findRoot() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.isExecutable(p.resolve("tallystone")) && Files.exists(p.resolve("pom.xml"))) {
        return p;
      }
    }
    throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
  }
}
