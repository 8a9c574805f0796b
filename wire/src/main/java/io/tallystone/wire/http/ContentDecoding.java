package io.tallystone.wire.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Undoes {@code Content-Encoding: gzip}, the one encoding that AWS clients use. */
final class ContentDecoding {
  private static final int FIRST_BUFFER = 64 << 10;

  private final int maxBodyBytes;

  ContentDecoding(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * The body as the client meant it. Memory grows with what comes out and never past the limit,
   * whatever the ratio.
   *
   * @throws io.tallystone.wire.AwsException 413 if it is too large, 400 if it is not what it says
   */
  byte[] decode(RequestHead head, byte[] body, BodyBudget.Share memory) {
    String encoding =
        String.join(",", head.headers().all("content-encoding")).trim().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body, memory);
      default ->
          throw HttpErrors.malformed(
              "value of Content-Encoding: %s (expected: gzip or identity)".formatted(encoding));
    };
  }

  private byte[] gunzip(byte[] body, BodyBudget.Share memory) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 8 << 10)) {
      byte[] decoded = new byte[Math.min(FIRST_BUFFER, maxBodyBytes + 1)];
      memory.grow(decoded.length);
      int length = 0;
      for (int count; (count = in.read(decoded, length, decoded.length - length)) >= 0; ) {
        length += count;
        if (length > maxBodyBytes) {
          throw HttpErrors.tooLarge(maxBodyBytes);
        }
        if (length == decoded.length) {
          int larger = (int) Math.min(2L * decoded.length, maxBodyBytes + 1L);
          memory.grow(larger - decoded.length);
          decoded = Arrays.copyOf(decoded, larger);
        }
      }
      return Arrays.copyOf(decoded, length);
    } catch (EOFException truncated) {
      throw HttpErrors.malformed("Request body is truncated gzip");
    } catch (ZipException malformed) {
      throw HttpErrors.malformed("Request body is not gzip: " + malformed.getMessage());
    } catch (IOException impossible) {
      throw HttpErrors.malformed("Request body is not gzip");
    }
  }
}
