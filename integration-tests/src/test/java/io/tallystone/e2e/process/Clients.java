package io.tallystone.e2e.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the clients on this machine. A test whose client is missing is skipped, saying so. */
public final class Clients {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INSTALL =
      " (scripts/install-test-clients.sh installs it where it can)";

  private Clients() {}

  /** A Python that has boto3. */
  public static String pythonWithBoto3() {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (prints(List.of(python, "-c", "import boto3; print('boto3')")).contains("boto3")) {
        return python;
      }
    }
    assumeTrue(false, "no Python with boto3 here" + INSTALL);
    throw new AssertionError();
  }

  /** The AWS CLI of this major version. */
  public static String awsCli(int major) {
    for (String aws : List.of("aws", "/usr/bin/aws", "/usr/local/bin/aws")) {
      if (prints(List.of(aws, "--version")).startsWith("aws-cli/" + major + ".")) {
        return aws;
      }
    }
    assumeTrue(false, "no AWS CLI v" + major + " here" + INSTALL);
    throw new AssertionError();
  }

  /** Whether some AWS CLI is in the path. */
  public static boolean hasAwsCli() {
    return prints(List.of("aws", "--version")).startsWith("aws-cli/");
  }

  /** Node, when the AWS SDK for JavaScript is installed beside its client script. */
  public static String nodeWithAwsSdk() {
    assumeTrue(!prints(List.of("node", "--version")).isEmpty(), "no Node.js here");
    assumeTrue(
        Files.isDirectory(Launcher.client("js/node_modules/@aws-sdk/client-cloudwatch-logs")),
        "no AWS SDK for JavaScript here" + INSTALL);
    return "node";
  }

  /** Terraform and the folder of an unpacked AWS provider 5.100.0 to load it from. */
  public static Optional<Path> terraformPlugins() {
    Path plugins = Path.of("/opt/tf-plugins");
    return prints(List.of("terraform", "version")).contains("Terraform v")
            && Files.isDirectory(
                plugins.resolve("registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64"))
        ? Optional.of(plugins)
        : Optional.empty();
  }

  /** Parses what a client printed. */
  public static JsonNode json(RunningProgram program) {
    if (program.process().exitValue() != 0) {
      throw new AssertionError("the client failed\n" + program.transcript());
    }
    try {
      return JSON.readTree(program.out().text());
    } catch (IOException e) {
      throw new AssertionError("not JSON\n" + program.transcript(), e);
    }
  }

  /** What a command prints, empty if it cannot be run. */
  private static String prints(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.putAll(Launcher.environment());
      Process process = builder.start();
      String text =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
    } catch (IOException e) {
      return ""; // not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
