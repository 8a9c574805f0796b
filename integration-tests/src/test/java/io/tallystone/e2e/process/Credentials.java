package io.tallystone.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An access key, with a session token if it is temporary. */
public record Credentials(String accessKey, String secretKey, @Nullable String sessionToken) {

  /** A lasting access key. */
  public Credentials(String accessKey, String secretKey) {
    this(accessKey, secretKey, null);
  }

  /** Reads the profile {@code default} of a shared-credentials file. */
  static Credentials read(Path file) {
    Map<String, String> values = new HashMap<>();
    String profile = "";
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("[")) {
          profile = line.substring(1, line.indexOf(']'));
        } else if (profile.equals("default") && line.contains("=")) {
          int equals = line.indexOf('=');
          values.put(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Credentials(
        Objects.requireNonNull(values.get("aws_access_key_id"), "no aws_access_key_id"),
        Objects.requireNonNull(values.get("aws_secret_access_key"), "no aws_secret_access_key"));
  }

  /** For AWS SDK clients. */
  public AwsCredentialsProvider provider() {
    AwsCredentials credentials =
        sessionToken == null
            ? AwsBasicCredentials.create(accessKey, secretKey)
            : AwsSessionCredentials.create(accessKey, secretKey, sessionToken);
    return StaticCredentialsProvider.create(credentials);
  }

  void addTo(Map<String, String> environment) {
    environment.put("AWS_ACCESS_KEY_ID", accessKey);
    environment.put("AWS_SECRET_ACCESS_KEY", secretKey);
    if (sessionToken != null) {
      environment.put("AWS_SESSION_TOKEN", sessionToken);
    }
  }
}
