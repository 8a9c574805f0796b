package io.tallystone.benchmarks.client;

import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * PutLogEvents requests, signed and written to a file before the clock starts.
 *
 * @param ends where each request ends in the file
 * @param events of all requests
 * @param messageBytes of all requests
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared or printed
public record PreparedRequests(Path file, long[] ends, long events, long messageBytes) {
  private static final int BUFFER = 1 << 20;

  /**
   * Writes requests for all batches of the reader.
   *
   * @param stream name of the log stream for a stream of the data set
   * @param maxEvents no further batch once there are so many events
   */
  public static PreparedRequests write(
      Path file,
      BatchReader reader,
      RequestSigner signer,
      String group,
      IntFunction<String> stream,
      long maxEvents)
      throws IOException {
    long[] ends = new long[1024];
    int count = 0;
    long at = 0;
    long events = 0;
    long messageBytes = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (Batch batch = reader.next(); batch != null && events < maxEvents; ) {
        byte[] body = LogsApi.put(group, stream.apply(batch.stream()), batch);
        byte[] request = signer.request("PutLogEvents", body);
        out.write(request);
        at += request.length;
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = at;
        events += batch.events().size();
        messageBytes += batch.messageBytes();
        batch = reader.next();
      }
    }
    return new PreparedRequests(file, Arrays.copyOf(ends, count), events, messageBytes);
  }

  /** How many. */
  public int size() {
    return ends.length;
  }

  long start(int request) {
    return request == 0 ? 0 : ends[request - 1];
  }
}
