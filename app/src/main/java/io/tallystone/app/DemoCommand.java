package io.tallystone.app;

import io.tallystone.app.demo.DemoHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Shows the whole thing on one machine. */
@Command(
    name = "demo",
    description =
        "Starts a server and two agents that follow two growing server.log files; Ctrl-C ends it and cleans up.")
final class DemoCommand implements Runnable {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Keep everything here instead of a temporary folder.")
  private @Nullable Path dataDir;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:4566",
      description = "Address of the server (default: 127.0.0.1:4566).")
  private String listen = "127.0.0.1:4566";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    try {
      Path folder =
          dataDir == null
              ? Files.createTempDirectory("tallystone-demo-")
              : dataDir.toAbsolutePath();
      run(folder);
    } catch (IOException e) {
      throw new CannotRun("the demo cannot run: " + e.getMessage(), e);
    }
  }

  private void run(Path folder) throws IOException {
    Clock clock = Clock.systemUTC();
    ServerSettings settings = new ServerSettings();
    settings.dataDir = folder.resolve("data");
    settings.listen = listen;
    TallystoneServer server = TallystoneServer.start(settings, clock);
    ProfileCredentialsProvider credentials = rootKey(settings.dataDir);
    DemoHost cloud =
        DemoHost.start(
            folder.resolve("ec2"),
            "ec2/i-0a1b2c3d4e5f67890",
            server.uri(),
            credentials,
            clock,
            new Random(1));
    DemoHost onPremises =
        DemoHost.start(
            folder.resolve("onprem"),
            "onprem/web-1",
            server.uri(),
            credentials,
            clock,
            new Random(2));
    CountDownLatch stopped = new CountDownLatch(1);
    Thread end =
        new Thread(
            () -> {
              cloud.close();
              onPremises.close();
              server.close();
              if (dataDir == null) {
                deleteAll(folder);
              }
              stopped.countDown();
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(end);
    explain(server.uri(), credentials.resolveCredentials(), folder);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The key the server wrote for its operator. */
  static ProfileCredentialsProvider rootKey(Path dataDir) {
    return ProfileCredentialsProvider.builder()
        .profileName("default")
        .profileFile(
            ProfileFile.builder()
                .type(ProfileFile.Type.CREDENTIALS)
                .content(dataDir.resolve("credentials"))
                .build())
        .build();
  }

  private void explain(URI endpoint, AwsCredentials key, Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
        Tallystone is ready on %1$s

        Two agents follow %4$s/ec2/server.log and %4$s/onprem/server.log
        into the streams ec2/i-0a1b2c3d4e5f67890 and onprem/web-1 of the log group %5$s.

        In another terminal:

          export AWS_ENDPOINT_URL=%1$s
          export AWS_ACCESS_KEY_ID=%2$s
          export AWS_SECRET_ACCESS_KEY=%3$s
          export AWS_DEFAULT_REGION=us-east-1

        and with the AWS CLI (versions before 2.13 want --endpoint-url $AWS_ENDPOINT_URL, which all take):

          aws --endpoint-url $AWS_ENDPOINT_URL logs describe-log-streams --log-group-name %5$s
          aws --endpoint-url $AWS_ENDPOINT_URL logs filter-log-events --log-group-name %5$s --filter-pattern ERROR --limit 5
          aws --endpoint-url $AWS_ENDPOINT_URL logs tail %5$s --follow

        or, with a CLI that has it, as it happens:

          AWS_DISABLE_HOST_PREFIX_INJECTION=true aws --endpoint-url $AWS_ENDPOINT_URL logs start-live-tail \\
            --log-group-identifiers arn:aws:logs:us-east-1:000000000000:log-group:%5$s

        Ctrl-C ends the demo%6$s.
        """,
        endpoint,
        key.accessKeyId(),
        key.secretAccessKey(),
        folder,
        DemoHost.GROUP,
        dataDir == null ? " and removes its files" : "; its files stay in " + folder);
    out.flush();
  }

  private static void deleteAll(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the demo's files are left in " + folder, e);
    }
  }
}
