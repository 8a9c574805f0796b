package io.tallystone.benchmarks.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An access key and its secret. */
public record RootKey(String accessKeyId, String secretAccessKey) {

  /** The key that a server wrote into its data directory. */
  public static RootKey of(Path dataDirectory) throws IOException {
    List<String> lines = Files.readAllLines(dataDirectory.resolve("credentials"));
    return new RootKey(value(lines, "aws_access_key_id"), value(lines, "aws_secret_access_key"));
  }

  private static String value(List<String> lines, String name) throws IOException {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf('=') + 1).strip())
        .findFirst()
        .orElseThrow(() -> new IOException("no " + name + " in the credentials"));
  }

  @Override
  public String toString() {
    return "RootKey[" + accessKeyId + "]"; // the secret never reaches a log
  }
}
