package io.tallystone.benchmarks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes complete, signed HTTP/1.1 requests in AWS JSON 1.1 ("Create a signed AWS API request", IAM
 * user guide), so that sending costs next to nothing. A signature holds for 15 minutes.
 */
public final class RequestSigner {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String SIGNED_HEADERS = "content-type;host;x-amz-date;x-amz-target";
  private static final String TARGET_PREFIX = "Logs_20140328.";
  private static final String SERVICE = "logs";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private final String host;
  private final RootKey key;
  private final String region;
  private final Clock clock;

  /** Signs for the logs service at the host, which is written {@code HOST:PORT}. */
  public RequestSigner(String host, RootKey key, String region, Clock clock) {
    this.host = host;
    this.key = key;
    this.region = region;
    this.clock = clock;
  }

  /** A whole request. */
  public byte[] request(String operation, byte[] body) {
    byte[] head = head(operation, body).getBytes(UTF_8);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private String head(String operation, byte[] body) {
    String time = TIME.format(clock.instant());
    String target = TARGET_PREFIX + operation;
    return String.join(
        "\r\n",
        "POST / HTTP/1.1",
        "Host: " + host,
        "Content-Type: " + CONTENT_TYPE,
        "X-Amz-Date: " + time,
        "X-Amz-Target: " + target,
        "Authorization: " + authorization(time, target, body),
        "Content-Length: " + body.length,
        "",
        "");
  }

  private String authorization(String time, String target, byte[] body) {
    String scope = time.substring(0, 8) + '/' + region + '/' + SERVICE + "/aws4_request";
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String canonical =
          String.join(
              "\n",
              "POST",
              "/",
              "",
              "content-type:" + CONTENT_TYPE,
              "host:" + host,
              "x-amz-date:" + time,
              "x-amz-target:" + target,
              "",
              SIGNED_HEADERS,
              HEX.formatHex(sha256.digest(body)));
      String toSign =
          String.join(
              "\n",
              "AWS4-HMAC-SHA256",
              time,
              scope,
              HEX.formatHex(sha256.digest(canonical.getBytes(UTF_8))));
      return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
          .formatted(
              key.accessKeyId(),
              scope,
              SIGNED_HEADERS,
              HEX.formatHex(hmac(signingKey(time.substring(0, 8)), toSign)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has both algorithms
    }
  }

  private byte[] signingKey(String day) throws GeneralSecurityException {
    byte[] secret = ("AWS4" + key.secretAccessKey()).getBytes(UTF_8);
    return hmac(hmac(hmac(hmac(secret, day), region), SERVICE), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
