package io.tallystone.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.sigv4.Authentication.Caller;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published Signature Version 4 test suite: requests of 2015-08-30 and their signatures. */
class SignatureVectorsTest {
  private static final String VANILLA =
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

  record Vector(
      String name,
      String method,
      String path,
      String query,
      String headers,
      String body,
      String signature) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Vector get(
      String name, String path, String query, String headers, String signature) {
    return new Vector(name, "GET", path, query, headers, "", signature);
  }

  private static Vector post(
      String name, String query, String headers, String body, String signature) {
    return new Vector(name, "POST", "/", query, headers, body, signature);
  }

  static Stream<Vector> suite() {
    String form = "Content-Type:application/x-www-form-urlencoded";
    return Stream.of(
        get("get-vanilla", "/", "", "", VANILLA),
        get("get-vanilla-query", "/", "", "", VANILLA),
        get("get-relative", "/example/..", "", "", VANILLA),
        get("get-relative-relative", "/example1/example2/../..", "", "", VANILLA),
        get("get-slash", "//", "", "", VANILLA),
        get("get-slash-dot-slash", "/./", "", "", VANILLA),
        get(
            "get-slash-pointless-dot",
            "/./example",
            "",
            "",
            "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
        get(
            "get-slashes",
            "//example//",
            "",
            "",
            "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
        get(
            "get-space",
            "/example space/",
            "",
            "",
            "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
        get(
            "get-unreserved",
            "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "",
            "",
            "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
        get(
            "get-utf8",
            "/ሴ",
            "",
            "",
            "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
        get(
            "get-vanilla-empty-query-key",
            "/",
            "Param1=value1",
            "",
            "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
        get(
            "get-vanilla-query-order-key",
            "/",
            "Param1=value2&Param1=Value1",
            "",
            "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"),
        get(
            "get-vanilla-query-order-key-case",
            "/",
            "Param2=value2&Param1=value1",
            "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        get(
            "get-vanilla-query-order-value",
            "/",
            "Param1=value2&Param1=value1",
            "",
            "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
        get(
            "get-vanilla-query-unreserved",
            "/",
            "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "",
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
        get(
            "get-vanilla-utf8-query",
            "/",
            "ሴ=bar",
            "",
            "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
        get(
            "get-header-key-duplicate",
            "/",
            "",
            "My-Header1:value2\nMy-Header1:value2\nMy-Header1:value1",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
        get(
            "get-header-value-order",
            "/",
            "",
            "My-Header1:value4\nMy-Header1:value1\nMy-Header1:value3\nMy-Header1:value2",
            "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
        get(
            "get-header-value-trim",
            "/",
            "",
            "My-Header1: value1\nMy-Header2: \"a   b   c\"",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
        post(
            "post-vanilla",
            "",
            "",
            "",
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        post(
            "post-header-key-case",
            "",
            "",
            "",
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        post(
            "post-header-key-sort",
            "",
            "My-Header1:value1",
            "",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
        post(
            "post-header-value-case",
            "",
            "My-Header1:VALUE1",
            "",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
        post(
            "post-vanilla-query",
            "Param1=value1",
            "",
            "",
            "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
        post(
            "post-x-www-form-urlencoded",
            "",
            form,
            "Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
        post(
            "post-x-www-form-urlencoded-parameters",
            "",
            form + "; charset=utf8",
            "Param1=value1",
            "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"));
  }

  @ParameterizedTest
  @MethodSource("suite")
  void thePublishedSignatureHolds(Vector vector) throws Exception {
    Caller caller =
        Signers.authentication("2015-08-30T12:36:00Z")
            .authenticate(request(vector, vector.signature), "service");

    assertThat(caller).isEqualTo(new Caller(Signers.OWNER, "us-east-1"));
  }

  @ParameterizedTest
  @MethodSource("suite")
  void aSignatureWithOneDigitChangedDoesNotHold(Vector vector) {
    String digit = vector.signature.startsWith("0") ? "1" : "0";

    assertThat(
            Signers.refusal(
                Signers.authentication("2015-08-30T12:36:00Z"),
                request(vector, digit + vector.signature.substring(1)),
                "service"))
        .startsWith("MISMATCH: The request signature we calculated does not match");
  }

  private static SignedRequest request(Vector vector, String signature) {
    HeaderLines.Builder headers = HeaderLines.builder();
    headers.add("Host", "example.amazonaws.com").add("X-Amz-Date", "20150830T123600Z");
    for (String line : vector.headers.split("\n", -1)) {
      if (!line.isEmpty()) {
        headers.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
      }
    }
    String signed = String.join(";", headers.build().names().stream().sorted().toList());
    headers.add(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders="
            + signed
            + ", Signature="
            + signature);
    return new SignedRequest(
        vector.method, vector.path, vector.query, headers.build(), vector.body.getBytes(UTF_8));
  }
}
