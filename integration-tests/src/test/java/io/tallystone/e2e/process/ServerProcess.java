package io.tallystone.e2e.process;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The packaged server, started through the launcher; can be killed and started again. */
public final class ServerProcess {

  /** The Region that clients are told. */
  public static final String REGION = "eu-central-1";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("tallystone \\S+ ready on (\\S+)");

  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Consumer<RunningProgram> started;
  private RunningProgram program;
  private URI endpoint;

  private ServerProcess(
      Path directory,
      List<String> command,
      Map<String, String> environment,
      Consumer<RunningProgram> started) {
    this.directory = directory;
    this.command = command;
    this.environment = environment;
    this.started = started;
    this.program = launch();
    this.endpoint = awaitReady();
  }

  /** Starts on {@code directory}/data; arguments go behind {@code server}. */
  static ServerProcess start(
      Path directory,
      List<String> prefix,
      Map<String, String> environment,
      Consumer<RunningProgram> started,
      List<String> arguments) {
    return new ServerProcess(
        directory, command(directory, prefix, arguments), environment, started);
  }

  /** The command line of a server on {@code directory}/data. */
  static List<String> command(Path directory, List<String> prefix, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Launcher.script().toString());
    command.add("server");
    if (!arguments.contains("--data-dir")) {
      command.addAll(List.of("--data-dir", directory.resolve("data").toString()));
    }
    if (!arguments.contains("--listen")) {
      command.addAll(List.of("--listen", Loopback.fresh() + ":0"));
    }
    command.addAll(arguments);
    return command;
  }

  private RunningProgram launch() {
    RunningProgram launched = RunningProgram.start("server", directory, environment, command);
    started.accept(launched);
    return launched;
  }

  private URI awaitReady() {
    try {
      Optional<String> line = program.out().awaitLine(l -> READY.matcher(l).find(), START);
      Matcher matcher = READY.matcher(line.orElse(""));
      if (!matcher.find()) {
        throw new AssertionError("the server is not ready\n" + program.transcript());
      }
      return URI.create(matcher.group(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the server", e);
    }
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return endpoint;
  }

  /** Its data directory. */
  public Path dataDirectory() {
    int flag = command.indexOf("--data-dir");
    return Path.of(command.get(flag + 1));
  }

  /** The folder it was started in. */
  public Path directory() {
    return directory;
  }

  /** Its process, as started last. */
  public RunningProgram program() {
    return program;
  }

  /** The root access key that its first start made. */
  public Credentials root() {
    return Credentials.read(dataDirectory().resolve("credentials"));
  }

  /** Kills it with SIGKILL. */
  public void kill9() {
    program.kill9();
  }

  /** Stops it as an operator does, with SIGTERM. */
  public void stop() {
    program.signal("TERM");
    program.awaitExit(Duration.ofSeconds(30));
  }

  /** Starts it again on the same data, and at the same address, after it was stopped or killed. */
  public void restart() {
    int listen = command.indexOf("--listen") + 1;
    command.set(listen, endpoint.getHost() + ":" + endpoint.getPort());
    program = launch();
    endpoint = awaitReady();
  }

  /** Starts it and kills it after so many milliseconds, ready or not. */
  public void killWhileStarting(int millis) throws InterruptedException {
    program = launch();
    program.process().waitFor(millis, TimeUnit.MILLISECONDS);
    program.kill9();
  }

  /** The environment that points AWS clients at it. */
  public Map<String, String> clientEnvironment(Credentials credentials) {
    Map<String, String> variables = Launcher.environment();
    credentials.addTo(variables);
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_PAGER", "");
    variables.put("AWS_CONFIG_FILE", directory.resolve("no-config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("no-credentials").toString());
    return variables;
  }

  /** A client of the logs service that does not retry. */
  public CloudWatchLogsClient logs(Credentials credentials) {
    return configured(CloudWatchLogsClient.builder(), credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** A client of the logs service as root. */
  public CloudWatchLogsClient logs() {
    return logs(root());
  }

  /** A client of IAM as root. */
  public IamClient iam() {
    return configured(IamClient.builder(), root())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(Region.AWS_GLOBAL)
        .build();
  }

  /** A client of STS. */
  public StsClient sts(Credentials credentials) {
    return configured(StsClient.builder(), credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Points an SDK client builder at the server, without retries. */
  public <B extends AwsClientBuilder<B, ?>> B configured(B builder, Credentials credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(credentials.provider())
        .overrideConfiguration(
            c ->
                c.retryStrategy(DefaultRetryStrategy.doNotRetry())
                    // Java keeps connections to an address in one pool for the whole process: a
                    // server that is started again would get calls on those of the one before.
                    .putHeader("Connection", "close")
                    .apiCallTimeout(Duration.ofSeconds(30)));
  }

  /** Whether its data directory holds a root access key already. */
  public boolean hasCredentials() {
    return Files.exists(dataDirectory().resolve("credentials"));
  }
}
