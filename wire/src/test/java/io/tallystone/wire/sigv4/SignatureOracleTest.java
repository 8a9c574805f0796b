package io.tallystone.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.sigv4.Authentication.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Random requests, signed by the AWS SDK's own signer. */
class SignatureOracleTest {
  private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
  private static final String ODD = "aZ0-._~ !$&'()*+,;=:@%/?#[]éሴ😀\"<>";
  private final Authentication authentication = Signers.authentication(NOW);

  @Test
  void whatTheSdkSignsHolds() throws Exception {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String body = text(random, ODD, random.nextInt(100));
      boolean presigned = random.nextInt(4) == 0;
      var identity = random.nextBoolean() ? Signers.IDENTITY : Signers.SESSION;
      Instant when = NOW.plusSeconds(random.nextInt(-899, 899));
      SdkHttpRequest request = request(random);
      SdkHttpRequest signed =
          presigned
              ? Signers.presign(request, identity, when, Duration.ofHours(1))
              : Signers.sign(request, body, identity, when);

      Caller caller = accepted(seed, Signers.arriving(signed, presigned ? "" : body));

      assertThat(caller.region()).isEqualTo("eu-central-1");
      assertThat(Signers.refusal(authentication, Signers.arriving(signed, body + "x"), "logs"))
          .as("seed %d, body altered", seed)
          .startsWith("MISMATCH");
    }
  }

  private Caller accepted(int seed, SignedRequest request) throws Exception {
    try {
      return authentication.authenticate(request, "logs");
    } catch (AuthenticationException refused) {
      throw new AssertionError("seed " + seed + ": " + request, refused);
    }
  }

  private static SdkHttpRequest request(SplittableRandom random) {
    SdkHttpRequest.Builder request =
        Signers.post("http://127.0.0.1:" + random.nextInt(1, 65535))
            .method(random.nextBoolean() ? SdkHttpMethod.POST : SdkHttpMethod.GET);
    if (random.nextInt(3) == 0) {
      request.encodedPath(
          "/service/"
              + software.amazon.awssdk.utils.http.SdkHttpUtils.urlEncode(text(random, ODD, 8))
              + "/./x//y/../z");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      request.appendRawQueryParameter(
          text(random, ODD, random.nextInt(1, 6)), text(random, ODD, 5));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      request.appendHeader(
          "X-Header-" + random.nextInt(3), text(random, " \tabc,;\"=", random.nextInt(20)));
    }
    return request.build();
  }

  private static String text(SplittableRandom random, String alphabet, int length) {
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
