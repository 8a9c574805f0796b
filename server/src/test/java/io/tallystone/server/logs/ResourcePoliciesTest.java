package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

final class ResourcePoliciesTest {
  private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:g";
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
       "Principal":{"Service":"route53.amazonaws.com"},
       "Action":"logs:PutLogEvents","Resource":"*"}]}""";

  private final LogsFixture logs = new LogsFixture();

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void aPolicyIsStoredReplacedListedAndDeleted() {
    PutResourcePolicyResponse put = logs.call(put("p").build(), PutResourcePolicyResponse.class);
    assertThat(put.resourcePolicy().policyDocument()).isEqualTo(POLICY);
    assertThat(put.resourcePolicy().lastUpdatedTime()).isEqualTo(logs.now());
    assertThat(put.revisionId()).isNull();
    logs.call(put("p").build());
    assertThat(list(DescribeResourcePoliciesRequest.builder()))
        .containsExactly(put.resourcePolicy());
    logs.call(DeleteResourcePolicyRequest.builder().policyName("p").build());
    assertThat(list(DescribeResourcePoliciesRequest.builder())).isEmpty();
    assertThat(logs.refused(DeleteResourcePolicyRequest.builder().policyName("p").build()).code())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void anAccountHasAtMostTenPolicies() {
    for (int i = 0; i < 10; i++) {
      logs.call(put("p" + i).build());
    }
    assertThat(logs.refused(put("p10").build()).code()).isEqualTo("LimitExceededException");
    logs.call(put("p9").build());
    List<String> names = new ArrayList<>();
    @Nullable String token = null;
    do {
      DescribeResourcePoliciesResponse page =
          logs.call(
              DescribeResourcePoliciesRequest.builder().limit(4).nextToken(token).build(),
              DescribeResourcePoliciesResponse.class);
      page.resourcePolicies().forEach(policy -> names.add(policy.policyName()));
      token = page.nextToken();
    } while (token != null);
    assertThat(names).hasSize(10).isSorted();
  }

  @Test
  void theRevisionGuardsThePolicyOfAGroup() {
    logs.group("g");
    String first =
        logs.call(put("p").resourceArn(ARN).build(), PutResourcePolicyResponse.class).revisionId();
    assertThat(logs.refused(put("p").resourceArn(ARN).build()).code())
        .isEqualTo("OperationAbortedException");
    String second =
        logs.call(
                put("p").resourceArn(ARN).expectedRevisionId(first).build(),
                PutResourcePolicyResponse.class)
            .revisionId();
    assertThat(second).isNotEqualTo(first);
    assertThat(list(DescribeResourcePoliciesRequest.builder())).isEmpty();
    assertThat(list(DescribeResourcePoliciesRequest.builder().policyScope(PolicyScope.RESOURCE)))
        .singleElement()
        .satisfies(policy -> assertThat(policy.resourceArn()).isEqualTo(ARN));
    assertThat(list(DescribeResourcePoliciesRequest.builder().resourceArn(ARN))).hasSize(1);
    DeleteResourcePolicyRequest.Builder delete =
        DeleteResourcePolicyRequest.builder().policyName("p").resourceArn(ARN);
    assertThat(logs.refused(delete.expectedRevisionId(first).build()).code())
        .isEqualTo("OperationAbortedException");
    logs.call(delete.expectedRevisionId(second).build());
    assertThat(list(DescribeResourcePoliciesRequest.builder().resourceArn(ARN))).isEmpty();
  }

  @Test
  void theGroupOfAPolicyMustExist() {
    assertThat(logs.refused(put("p").resourceArn(ARN).build()).code())
        .isEqualTo("ResourceNotFoundException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"Statement\":[]}",
        "{\"Statement\":[{\"Effect\":\"Maybe\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":{}} {}",
        "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\","
            + "\"Condition\":{\"NoSuchOperator\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}]}"
      })
  void aDocumentThatIsNoPolicyIsRefused(String document) {
    assertThat(logs.refused(put("p").policyDocument(document).build()).code())
        .isEqualTo("InvalidParameterException");
  }

  @Test
  void aPolicyNeedsAName() {
    assertThat(
            logs.refused(PutResourcePolicyRequest.builder().policyDocument(POLICY).build()).code())
        .isEqualTo("InvalidParameterException");
  }

  private static PutResourcePolicyRequest.Builder put(String name) {
    return PutResourcePolicyRequest.builder().policyName(name).policyDocument(POLICY);
  }

  private List<ResourcePolicy> list(DescribeResourcePoliciesRequest.Builder request) {
    return logs.call(request.build(), DescribeResourcePoliciesResponse.class).resourcePolicies();
  }
}
