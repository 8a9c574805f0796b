package io.tallystone.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class DevAuthenticationTest {
  private final Authentication authentication = new DevAuthentication(Signers.credentials());

  @Test
  void anyAccessKeyIsARootAndTwelveDigitsNameTheAccount() throws Exception {
    assertThat(caller("anything").principal().arn()).isEqualTo("arn:aws:iam::000000000000:root");
    assertThat(caller("111122223333").principal().arn())
        .isEqualTo("arn:aws:iam::111122223333:root");
    assertThat(caller("1111222233334").principal().account()).isEqualTo("000000000000");
    assertThat(caller("anything").region()).isEqualTo("eu-central-1");
  }

  @Test
  void aKnownKeyIsItsOwner() throws Exception {
    assertThat(caller(Signers.KEY).principal()).isEqualTo(Signers.OWNER);
  }

  @Test
  void aCallWithoutAnySignatureIsRefused() {
    SdkHttpRequest unsigned = Signers.post("http://127.0.0.1/").build();

    assertThat(Signers.refusal(authentication, Signers.arriving(unsigned, ""), "logs"))
        .startsWith("MISSING");
  }

  private Authentication.Caller caller(String key) throws Exception {
    var identity = AwsCredentialsIdentity.create(key, "any secret");
    SdkHttpRequest signed =
        Signers.sign(Signers.post("http://127.0.0.1/").build(), "{}", identity, Instant.EPOCH);
    return authentication.authenticate(Signers.arriving(signed, "{}"), "logs");
  }
}
