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
  private static final int FIRST_BUFFER = 64 << 10;

  /** A buffer grows by this, and so many times as much may be held as has come. */
  private static final int GROWTH = 4;

  private final HttpLimits limits;
  private final BodyPaces paces;

  BodyReader(HttpLimits limits, BodyPaces paces) {
    this.limits = limits;
    this.paces = paces;
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
    try (BodyPace pace = paces.begin()) {
      return read(request, announced, memory, pace);
    }
  }

  private byte[] read(Request request, long announced, BodyBudget.Share memory, BodyPace pace) {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return read(in, announced, memory, pace);
    } catch (IOException failed) {
      throw pace.late() ? HttpErrors.tooSlow() : refusal(failed);
    }
  }

  private byte[] read(InputStream in, long announced, BodyBudget.Share memory, BodyPace pace)
      throws IOException {
    byte[] body = new byte[(int) Math.min(FIRST_BUFFER, Math.max(announced, 1024))];
    int first = body.length;
    pace.meanwhile(() -> memory.grow(first));
    int length = 0;
    for (int count; (count = in.read(body, length, body.length - length)) >= 0; ) {
      length += count;
      pace.came(count);
      if (length == body.length && length != announced) {
        int more = growth(length, announced);
        pace.meanwhile(() -> memory.grow(more));
        body = Arrays.copyOf(body, length + more);
      }
    }
    return length == body.length ? body : Arrays.copyOf(body, length);
  }

  /**
   * By how much a full buffer grows: severalfold, and straight to the announced length once a part
   * of it has truly come.
   */
  private int growth(int length, long announced) {
    if (length > limits.maxBodyBytes()) {
      throw HttpErrors.tooLarge(limits.maxBodyBytes());
    }
    // One byte past the limit tells a body that is too large from one that just fits.
    long most = announced > 0 ? announced : limits.maxBodyBytes() + 1L;
    boolean nearlyThere = announced > 0 && 2L * GROWTH * length >= announced;
    return (int) ((nearlyThere ? announced : Math.min((long) GROWTH * length, most)) - length);
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
