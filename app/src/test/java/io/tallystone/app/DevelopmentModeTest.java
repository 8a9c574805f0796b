package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

class DevelopmentModeTest {

  @TempDir Path folder;

  @Test
  void anyKeyIsTheRootOfItsAccountAndMayAssumeRolesToo() {
    ServerSettings settings = new ServerSettings();
    settings.dataDir = folder.resolve("data");
    settings.listen = "127.0.0.1:0";
    settings.dev = true;
    try (TallystoneServer server = TallystoneServer.start(settings, Clock.systemUTC());
        IamClient iam = client(IamClient.builder(), server.uri());
        StsClient sts = client(StsClient.builder(), server.uri())) {
      iam.createRole(r -> r.roleName("deploy").assumeRolePolicyDocument(TRUST));

      assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:root");
      assertThat(
              sts.assumeRole(
                      r ->
                          r.roleArn("arn:aws:iam::123456789012:role/deploy")
                              .roleSessionName("session"))
                  .assumedRoleUser()
                  .arn())
          .isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/session");
    }
  }

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}]}
      """;

  private static <C, B extends AwsClientBuilder<B, C>> C client(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("123456789012", "any")))
        .build();
  }
}
