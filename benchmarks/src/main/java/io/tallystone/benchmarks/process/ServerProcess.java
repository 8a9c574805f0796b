package io.tallystone.benchmarks.process;

import io.tallystone.benchmarks.client.Connection;
import io.tallystone.benchmarks.client.RootKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server, as users start it, in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final int STOP_SECONDS = 120;

  private final Process process;
  private final Path dataDirectory;
  private final int port;
  private final double startSeconds;

  private ServerProcess(Process process, Path dataDirectory, int port, double startSeconds) {
    this.process = process;
    this.dataDirectory = dataDirectory;
    this.port = port;
    this.startSeconds = startSeconds;
  }

  /**
   * Starts it and waits for the first answer.
   *
   * @param javaOptions for the server's JVM, may be empty
   * @param options for the server
   */
  public static ServerProcess start(
      Path launcher, Path dataDirectory, String javaOptions, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.add("server");
    command.addAll(List.of("--data-dir", dataDirectory.toString(), "--listen", "127.0.0.1:0"));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TALLYSTONE_JAVA_OPTS", javaOptions);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String line = output.readLine();
      while (line != null && !line.contains(" ready on ")) {
        line = output.readLine();
      }
      if (line == null) {
        throw new IOException("the server did not start, see above");
      }
      int port = URI.create(line.substring(line.lastIndexOf(' ') + 1)).getPort();
      ServerProcess server = new ServerProcess(process, dataDirectory, port, 0);
      server.fetch("/_tallystone/health");
      return new ServerProcess(process, dataDirectory, port, (System.nanoTime() - start) / NANOS);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** From the command to the first answer. */
  public double startSeconds() {
    return startSeconds;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its host and port as clients write them. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Its first access key. */
  public RootKey rootKey() throws IOException {
    return RootKey.of(dataDirectory);
  }

  /** The request for a page without a signature. */
  public byte[] pageRequest(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Processor seconds so far. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / NANOS;
  }

  /** Resident memory now, MB (10^6 bytes). */
  public double residentMb() throws IOException {
    String field = "VmRSS:";
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** A gauge of the store. */
  public double gauge(String name) throws IOException {
    String prefix = "tallystone_" + name + ' ';
    return fetch("/_tallystone/metrics")
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToDouble(line -> Double.parseDouble(line.substring(prefix.length())))
        .findFirst()
        .orElseThrow(() -> new IOException("no metric " + prefix));
  }

  private String fetch(String path) throws IOException {
    try (Connection connection = new Connection(port)) {
      return new String(connection.send(pageRequest(path)), StandardCharsets.UTF_8);
    }
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Stops it in order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
