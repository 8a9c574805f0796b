package io.tallystone.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class SignatureAuthenticationTest {
  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
  private static final String BODY = "{\"logGroupName\":\"g\"}";
  private final Authentication authentication = Signers.authentication(NOW);

  @Test
  @DisplayName("faults row 1: a wrong secret does not sign")
  void aWrongSecretIsRefused() {
    var wrong = AwsCredentialsIdentity.create(Signers.KEY, "not the secret");

    assertThat(refusal(Signers.sign(post(), BODY, wrong, NOW)))
        .isEqualTo(
            "MISMATCH: The request signature we calculated does not match the signature you"
                + " provided. Check your AWS Secret Access Key and signing method. Consult the"
                + " service documentation for details.");
  }

  @Test
  @DisplayName("faults row 2: an unknown access key is refused")
  void anUnknownKeyIsRefused() {
    var unknown = AwsCredentialsIdentity.create("AKIAUNKNOWN", Signers.SECRET);

    assertThat(refusal(Signers.sign(post(), BODY, unknown, NOW)))
        .isEqualTo("UNKNOWN_KEY: The security token included in the request is invalid.");
  }

  @ParameterizedTest
  @DisplayName("faults row 3: a clock off by more than 15 minutes is refused")
  @CsvSource({
    "-960, 'OUT_OF_TIME: Signature expired: 20250601T114400Z is now earlier than 20250601T114500Z"
        + " (20250601T120000Z - 15 min.)'",
    "-901, 'OUT_OF_TIME: Signature expired: 20250601T114459Z is now earlier than 20250601T114500Z"
        + " (20250601T120000Z - 15 min.)'",
    "-900, accepted",
    "900, accepted",
    "901, 'OUT_OF_TIME: Signature not yet current: 20250601T121501Z is still later than"
        + " 20250601T121500Z (20250601T120000Z + 15 min.)'",
  })
  void theClockMayBeOffByFifteenMinutes(int seconds, String outcome) {
    Instant signed = NOW.plusSeconds(seconds);

    assertThat(refusal(Signers.sign(post(), BODY, Signers.IDENTITY, signed))).isEqualTo(outcome);
  }

  @Test
  @DisplayName("faults row 4: an expired session token is refused")
  void aSessionTokenExpires() {
    for (long secondsToEnd : new long[] {1, 0, -1}) {
      Instant now = Signers.SESSION_END.minusSeconds(secondsToEnd);
      SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.SESSION, now);

      assertThat(
              Signers.refusal(Signers.authentication(now), Signers.arriving(signed, BODY), "logs"))
          .startsWith(secondsToEnd > 0 ? "accepted" : "TOKEN_EXPIRED");
    }
  }

  @Test
  void aSessionTokenMustBeTheOneOfItsKey() {
    var forged = AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", Signers.SECRET, "other");
    var absent = AwsCredentialsIdentity.create("ASIAEXAMPLE", Signers.SECRET);
    var needless = AwsSessionCredentialsIdentity.create(Signers.KEY, Signers.SECRET, "token");

    for (AwsCredentialsIdentity identity :
        new AwsCredentialsIdentity[] {forged, absent, needless}) {
      assertThat(refusal(Signers.sign(post(), BODY, identity, NOW))).startsWith("UNKNOWN_KEY");
    }
  }

  @Test
  @DisplayName("faults row 5: a body altered after signing is refused")
  void anAlteredBodyIsRefused() {
    SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.IDENTITY, NOW);
    SignedRequest altered = Signers.arriving(signed, BODY.replace("g\"", "h\""));

    assertThat(Signers.refusal(authentication, altered, "logs")).startsWith("MISMATCH");
  }

  @Test
  @DisplayName("faults row 5: a signed but wrong or absent body hash is refused")
  void theBodyIsHashedWhateverTheHeaderSays() {
    SdkHttpRequest signed =
        Signers.sign(
            Signers.post("https://127.0.0.1:4566/").build(),
            BODY,
            Signers.IDENTITY,
            NOW,
            more ->
                more.putProperty(
                    software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner
                        .PAYLOAD_SIGNING_ENABLED,
                    false));

    assertThat(signed.firstMatchingHeader("x-amz-content-sha256")).contains("UNSIGNED-PAYLOAD");
    assertThat(refusal(signed)).startsWith("MISMATCH");
  }

  @ParameterizedTest
  @DisplayName("faults row 6: presigned requests end in time")
  @CsvSource({
    "1, 0, accepted",
    "1, 1, accepted",
    "1, 2, OUT_OF_TIME",
    "604800, 604800, accepted",
    "604800, 604801, OUT_OF_TIME",
    "60, -899, accepted",
    "60, -901, OUT_OF_TIME"
  })
  void aPresignedRequestExpires(long validity, long age, String outcome) {
    SdkHttpRequest presigned =
        Signers.presign(
            get(), Signers.IDENTITY, NOW.minusSeconds(age), Duration.ofSeconds(validity));

    assertThat(Signers.refusal(authentication, Signers.arriving(presigned, ""), "logs"))
        .startsWith(outcome);
  }

  @ParameterizedTest
  @DisplayName("faults row 6: X-Amz-Expires of 0 or over a week is refused")
  @CsvSource({"0", "604801", "-1", "x", "99999999999"})
  void anExpiryOutOfRangeIsRefused(String expires) {
    SdkHttpRequest presigned =
        Signers.presign(get(), Signers.IDENTITY, NOW, Duration.ofSeconds(60));
    SdkHttpRequest changed =
        presigned.toBuilder().putRawQueryParameter("X-Amz-Expires", expires).build();

    assertThat(Signers.refusal(authentication, Signers.arriving(changed, ""), "logs"))
        .isEqualTo(
            "OUT_OF_TIME: value of X-Amz-Expires: " + expires + " (expected: 1 to 604800 seconds)");
  }

  @Test
  @DisplayName("faults row 7: an extra unsigned x-amz-* header is refused")
  void anUnsignedAmzHeaderIsRefused() {
    SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.IDENTITY, NOW);

    assertThat(refusal(signed.toBuilder().putHeader("x-amz-extra", "1").build()))
        .isEqualTo(
            "MISMATCH: There were headers present in the request which were not signed:"
                + " x-amz-extra");
    assertThat(refusal(signed.toBuilder().putHeader("x-amzn-trace-id", "1").build()))
        .isEqualTo("accepted");
    assertThat(refusal(signed.toBuilder().appendHeader("X-Amz-Target", "Other.Op").build()))
        .startsWith("MISMATCH");
  }

  @Test
  @DisplayName("faults row 10: an anonymous call is refused")
  void anUnsignedRequestIsRefused() {
    assertThat(refusal(post())).isEqualTo("MISSING: Missing Authentication Token");
    assertThat(refusal(post().toBuilder().putHeader("Authorization", "Basic eDp5").build()))
        .isEqualTo("MISSING: Missing Authentication Token");
  }

  @Test
  void theScopeMustBeThatOfTheCall() {
    SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.IDENTITY, NOW);

    assertThat(Signers.refusal(authentication, Signers.arriving(signed, BODY), "iam"))
        .isEqualTo("MISMATCH: Credential should be scoped to correct service: 'iam'. ");
    assertThat(refusal(authorization(signed, "/20250601/", "/20250531/")))
        .startsWith("MISMATCH: Date in Credential scope does not match YYYYMMDD");
    assertThat(refusal(authorization(signed, "eu-central-1", "US_EAST_1")))
        .startsWith("MISMATCH: Credential should be scoped to a valid region.");
    assertThat(refusal(authorization(signed, "aws4_request", "aws4")))
        .startsWith("MISMATCH: Credential should be scoped with a valid terminator");
    assertThat(refusal(authorization(signed, "eu-central-1", "eu-central-2")))
        .startsWith("MISMATCH: The request signature we calculated");
  }

  @Test
  void aMalformedAuthorizationSaysWhatItLacks() {
    SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.IDENTITY, NOW);

    assertThat(refusal(authorization(signed, "Signature=", "Sig=")))
        .startsWith("INCOMPLETE: Authorization header requires 'Signature' parameter.");
    assertThat(refusal(authorization(signed, "/aws4_request", "")))
        .startsWith("INCOMPLETE: Credential must have exactly 5 slash-delimited elements");
    assertThat(refusal(authorization(signed, "HMAC-SHA256", "HMAC-SHA1")))
        .startsWith("INCOMPLETE: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'.");
    assertThat(refusal(authorization(signed, "SignedHeaders=", "SignedHeaders=host;")))
        .startsWith("INCOMPLETE: value of SignedHeaders");
    assertThat(refusal(authorization(signed, "SignedHeaders=", "x, SignedHeaders=")))
        .startsWith("INCOMPLETE: 'x' not a valid key=value pair");
    assertThat(refusal(authorization(signed, ";host", "")))
        .startsWith("MISMATCH: 'Host' or ':authority' must be a 'SignedHeader'");
    assertThat(refusal(signed.toBuilder().removeHeader("X-Amz-Date").build()))
        .startsWith("INCOMPLETE: Authorization header requires existence of either a 'X-Amz-Date'");
    assertThat(refusal(signed.toBuilder().appendHeader("Authorization", "AWS4 x").build()))
        .startsWith("INCOMPLETE: value of Authorization: 2 headers");
  }

  @Test
  void headersMayComeInAnyOrderCaseAndSpacing() {
    SdkHttpRequest signed = Signers.sign(post(), BODY, Signers.IDENTITY, NOW);

    assertThat(refusal(authorization(signed, ", SignedHeaders", ",SignedHeaders")))
        .isEqualTo("accepted");
  }

  private static SdkHttpRequest authorization(SdkHttpRequest signed, String from, String to) {
    String header = signed.firstMatchingHeader("Authorization").orElseThrow();
    assertThat(header).contains(from);
    return signed.toBuilder().putHeader("Authorization", header.replace(from, to)).build();
  }

  private String refusal(SdkHttpRequest request) {
    return Signers.refusal(authentication, Signers.arriving(request, BODY), "logs");
  }

  private static SdkHttpRequest post() {
    return Signers.post("http://127.0.0.1:4566/").build();
  }

  private static SdkHttpRequest get() {
    return Signers.post("http://127.0.0.1:4566/").method(SdkHttpMethod.GET).build();
  }
}
