package io.tallystone.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.tallystone.wire.Credentials;
import io.tallystone.wire.Credentials.Credential;
import io.tallystone.wire.Principal;
import io.tallystone.wire.Principal.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests signed by the AWS SDK, and what is made of them. */
final class Signers {
  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final Principal OWNER =
      new Principal(
          Kind.IAM_USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDA1",
          "ann",
          KEY,
          null);
  static final AwsCredentialsIdentity IDENTITY = AwsCredentialsIdentity.create(KEY, SECRET);
  static final AwsSessionCredentialsIdentity SESSION =
      AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", SECRET, "token/+=1");
  static final Instant SESSION_END = Instant.parse("2026-01-01T00:00:00Z");

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private Signers() {}

  static SignatureAuthentication authentication(String now) {
    return authentication(Instant.parse(now));
  }

  static SignatureAuthentication authentication(Instant now) {
    return new SignatureAuthentication(credentials(), Clock.fixed(now, UTC));
  }

  static Credentials credentials() {
    Map<String, Credential> known =
        Map.of(
            KEY,
            new Credential(KEY, SECRET, null, OWNER),
            "ASIAEXAMPLE",
            new Credential("ASIAEXAMPLE", SECRET, SESSION_END, OWNER));
    Map<String, String> tokens = Map.of("ASIAEXAMPLE", "token/+=1");
    return (accessKeyId, token) ->
        Objects.equals(tokens.get(accessKeyId), token)
            ? Optional.ofNullable(known.get(accessKeyId))
            : Optional.empty();
  }

  /** Why a request is refused. */
  static String refusal(Authentication authentication, SignedRequest request, String service) {
    try {
      authentication.authenticate(request, service);
      return "accepted";
    } catch (AuthenticationException refused) {
      return refused.reason() + ": " + refused.text();
    }
  }

  static SdkHttpRequest.Builder post(String uri) {
    return SdkHttpRequest.builder()
        .method(software.amazon.awssdk.http.SdkHttpMethod.POST)
        .uri(URI.create(uri))
        .putHeader("Content-Type", "application/x-amz-json-1.1")
        .putHeader("X-Amz-Target", "Logs_20140328.PutLogEvents");
  }

  static SdkHttpRequest sign(
      SdkHttpRequest request, String body, AwsCredentialsIdentity identity, Instant when) {
    return sign(request, body, identity, when, more -> {});
  }

  static SdkHttpRequest presign(
      SdkHttpRequest request, AwsCredentialsIdentity identity, Instant when, Duration validity) {
    return sign(
        request,
        "",
        identity,
        when,
        more ->
            more.putProperty(
                    AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity));
  }

  static SdkHttpRequest sign(
      SdkHttpRequest request,
      String body,
      AwsCredentialsIdentity identity,
      Instant when,
      Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
    return SIGNER
        .sign(
            signing -> {
              signing
                  .identity(identity)
                  .request(request)
                  .payload(() -> new java.io.ByteArrayInputStream(body.getBytes(UTF_8)))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                  .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(when, UTC));
              more.accept(signing);
            })
        .request();
  }

  /** As it would arrive. */
  static SignedRequest arriving(SdkHttpRequest request, String body) {
    return new SignedRequest(
        request.method().name(),
        request.encodedPath(),
        request.encodedQueryParameters().orElse(""),
        headers(request).build(),
        body.getBytes(UTF_8));
  }

  static HeaderLines.Builder headers(SdkHttpRequest request) {
    HeaderLines.Builder lines = HeaderLines.builder();
    request.headers().forEach((name, values) -> values.forEach(value -> lines.add(name, value)));
    return lines;
  }
}
