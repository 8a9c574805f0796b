package io.tallystone.wire.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's body into memory, within size, rate and the budget. */
final class BodyReader {
  private static final int FIRST_BUFFER = 16 << 10;

  private final HttpLimits limits;

  BodyReader(HttpLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads to the end. A body that says it is too large is refused before any of it is read, so a
   * client that expects {@code 100 Continue} never sends it.
   *
   * @throws io.tallystone.wire.AwsException 413, 408, 400 or 503
   */
  byte[] read(Request request, BodyBudget.Share memory) {
    long announced = request.getLength();
    if (announced > limits.maxBodyBytes()) {
      throw HttpErrors.tooLarge(limits.maxBodyBytes());
    }
    if (announced == 0) {
      return new byte[0];
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      return read(in, announced, memory);
    } catch (IOException failed) {
      throw refusal(failed);
    }
  }

  private byte[] read(InputStream in, long announced, BodyBudget.Share memory) throws IOException {
    long start = System.nanoTime();
    byte[] body = new byte[(int) Math.min(FIRST_BUFFER, Math.max(announced, 1024))];
    memory.grow(body.length);
    int length = 0;
    for (int count; (count = in.read(body, length, body.length - length)) >= 0; ) {
      length += count;
      requireRate(length, System.nanoTime() - start);
      if (length == body.length && length != announced) {
        body = grown(body, announced, memory);
      }
    }
    return length == body.length ? body : Arrays.copyOf(body, length);
  }

  /** Doubles, and goes straight to the announced length once a quarter of it has truly come. */
  private byte[] grown(byte[] body, long announced, BodyBudget.Share memory) {
    if (body.length > limits.maxBodyBytes()) {
      throw HttpErrors.tooLarge(limits.maxBodyBytes());
    }
    boolean nearlyThere = announced > 0 && 4L * body.length >= announced;
    // One byte past the limit tells a body that is too large from one that just fits.
    long most = announced > 0 ? announced : limits.maxBodyBytes() + 1L;
    int length = (int) (nearlyThere ? announced : Math.min(2L * body.length, most));
    memory.grow(length - body.length);
    return Arrays.copyOf(body, length);
  }

  private void requireRate(long bytes, long nanos) {
    long graced = nanos - limits.bodyGrace().toNanos();
    if (graced > 0 && bytes < graced / 1e9 * limits.minBodyBytesPerSecond()) {
      throw HttpErrors.tooSlow();
    }
  }

  private static RuntimeException refusal(IOException failed) {
    Throwable cause = failed;
    while (cause != null) {
      if (cause instanceof TimeoutException) {
        return HttpErrors.tooSlow();
      }
      if (cause instanceof HttpException malformed) {
        return HttpErrors.malformed("Malformed request body: " + malformed.getReason());
      }
      cause = cause.getCause();
    }
    return HttpErrors.aborted();
  }
}
