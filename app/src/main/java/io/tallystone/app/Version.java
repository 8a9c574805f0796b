package io.tallystone.app;

import picocli.CommandLine.IVersionProvider;

/** The version as built. */
final class Version implements IVersionProvider {

  static String text() {
    String built = Version.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"tallystone " + text() + " on Java " + Runtime.version()};
  }
}
