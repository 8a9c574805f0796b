package io.tallystone.benchmarks.client;

import io.tallystone.benchmarks.measure.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients with a connection each that send one request after the other and wait for each answer.
 *
 * @param seconds from the first request to the last answer
 * @param requests that were answered with 200; any other answer fails the run
 */
public record Clients(double seconds, long requests, Latencies latencies) {
  private static final double MAX_SECONDS = 3_600;

  /**
   * Sends all prepared requests, each once.
   *
   * @throws IOException also if not all were answered: a rate of some must not pass for one of all
   */
  public static Clients sendAll(int port, int clients, PreparedRequests prepared)
      throws IOException, InterruptedException {
    Clients sent = send(port, clients, prepared, MAX_SECONDS);
    if (sent.requests() != prepared.size()) {
      throw new IOException(
          "requests answered: " + sent.requests() + " (expected: " + prepared.size() + ")");
    }
    return sent;
  }

  /** Sends prepared requests, each once, until they are through or the time is up. */
  public static Clients send(int port, int clients, PreparedRequests prepared, double maxSeconds)
      throws IOException, InterruptedException {
    try (FileChannel file = FileChannel.open(prepared.file())) {
      return run(
          port,
          clients,
          (connection, client, end, latencies) -> {
            for (int i = client; i < prepared.size() && System.nanoTime() < end; i += clients) {
              long start = System.nanoTime();
              connection.send(file, prepared.start(i), prepared.ends()[i]);
              latencies.since(start);
            }
          },
          maxSeconds);
    }
  }

  /** Sends the same request again and again. */
  public static Clients repeat(int port, int clients, byte[] request, double seconds)
      throws IOException, InterruptedException {
    return run(
        port,
        clients,
        (connection, client, end, latencies) -> {
          while (System.nanoTime() < end) {
            long start = System.nanoTime();
            connection.send(request);
            latencies.since(start);
          }
        },
        seconds);
  }

  private interface Client {
    void run(Connection connection, int client, long end, Latencies latencies) throws IOException;
  }

  private static Clients run(int port, int clients, Client client, double maxSeconds)
      throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    List<Future<?>> running = new ArrayList<>();
    long start = System.nanoTime();
    long end = start + (long) (maxSeconds * 1e9);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        int number = i;
        running.add(threads.submit(() -> one(port, client, number, end, latencies)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a client failed: " + e.getCause(), e);
    }
    return new Clients((System.nanoTime() - start) / 1e9, latencies.count(), latencies);
  }

  private static void one(int port, Client client, int number, long end, Latencies latencies) {
    try (Connection connection = new Connection(port)) {
      client.run(connection, number, end, latencies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
