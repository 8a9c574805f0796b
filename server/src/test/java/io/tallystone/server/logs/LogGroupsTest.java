package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter;

final class LogGroupsTest {
  private final LogsFixture logs = new LogsFixture();

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void aNewGroupIsDescribedWithAllThatIsKnown() {
    logs.call(
        CreateLogGroupRequest.builder()
            .logGroupName("/app/web")
            .logGroupClass(LogGroupClass.INFREQUENT_ACCESS)
            .deletionProtectionEnabled(true)
            .build());
    logs.stream("/app/web", "s");
    logs.put("/app/web", "s", LogsFixture.event(logs.now(), "hello"));

    LogGroup group = describe(DescribeLogGroupsRequest.builder().build()).getFirst();
    assertThat(group.logGroupName()).isEqualTo("/app/web");
    assertThat(group.arn())
        .isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:/app/web:*");
    assertThat(group.logGroupArn())
        .isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:/app/web");
    assertThat(group.creationTime()).isEqualTo(logs.now());
    assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.INFREQUENT_ACCESS);
    assertThat(group.deletionProtectionEnabled()).isTrue();
    assertThat(group.storedBytes()).isEqualTo(5 + 26);
    assertThat(group.retentionInDays()).isNull();
  }

  @Test
  @DisplayName("faults row 15: a group that exists is not created again")
  void aGroupThatExistsIsNotCreatedAgain() {
    logs.group("g");
    AwsException error = logs.refused(create("g").build());
    assertThat(error.code()).isEqualTo("ResourceAlreadyExistsException");
    assertThat(error.text()).isEqualTo("The specified log group already exists");
  }

  @Test
  void whatCannotBeHonouredIsRefused() {
    AwsException key = logs.refused(create("g").kmsKeyId("arn:aws:kms:x:1:key/1").build());
    assertThat(key.code()).isEqualTo("InvalidParameterException");
    assertThat(key.text()).contains("kmsKeyId");
    assertThat(logs.refused(create("aws/x").build()).text())
        .isEqualTo("Log groups starting with AWS/ are reserved for AWS.");
    assertThat(logs.refused(create("g").tags(Map.of("aws:x", "1")).build()).code())
        .isEqualTo("InvalidParameterException");
    assertThat(describe(DescribeLogGroupsRequest.builder().build())).isEmpty();
  }

  @Test
  void theQuotaOfGroupsHolds() throws IOException {
    LogsQuotas aws = LogsQuotas.AWS;
    try (LogsFixture few =
        new LogsFixture(
            new LogsQuotas(
                new LogsQuotas.Resources(1, 50, 10),
                aws.ingestion(),
                aws.reading(),
                aws.liveTail()))) {
      few.group("a");
      assertThat(few.refused(create("b").build()).code()).isEqualTo("LimitExceededException");
    }
  }

  @Test
  @DisplayName("faults row 14: a missing group is not deleted")
  void aMissingGroupIsNotDeleted() {
    AwsException error = logs.refused(DeleteLogGroupRequest.builder().logGroupName("g").build());
    assertThat(error.code()).isEqualTo("ResourceNotFoundException");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.text()).isEqualTo("The specified log group does not exist.");
  }

  @Test
  void aProtectedGroupAndItsStreamsAreNotDeletedUntilItIsUnprotected() {
    logs.group("g");
    logs.stream("g", "s");
    protect(true);
    AwsException error = logs.refused(DeleteLogGroupRequest.builder().logGroupName("g").build());
    assertThat(error.code()).isEqualTo("ValidationException");
    assertThat(error.text())
        .isEqualTo(
            "Cannot delete log group with deletion protection enabled. Disable deletion"
                + " protection first.");
    DeleteLogStreamRequest stream =
        DeleteLogStreamRequest.builder().logGroupName("g").logStreamName("s").build();
    assertThat(logs.refused(stream).code()).isEqualTo("ValidationException");
    protect(false);
    logs.call(stream);
    logs.call(DeleteLogGroupRequest.builder().logGroupName("g").build());
    assertThat(describe(DescribeLogGroupsRequest.builder().build())).isEmpty();
  }

  private void protect(boolean enabled) {
    logs.call(
        PutLogGroupDeletionProtectionRequest.builder()
            .logGroupIdentifier("arn:aws:logs:eu-central-1:123456789012:log-group:g")
            .deletionProtectionEnabled(enabled)
            .build());
  }

  @Test
  void listingsGoOnWhereThePageBeforeEnded() {
    for (int i = 0; i < 123; i++) {
      logs.group("g%03d".formatted(i));
    }
    List<String> names = new ArrayList<>();
    @Nullable String token = null;
    int pages = 0;
    do {
      DescribeLogGroupsResponse page =
          logs.call(
              DescribeLogGroupsRequest.builder().nextToken(token).build(),
              DescribeLogGroupsResponse.class);
      page.logGroups().forEach(group -> names.add(group.logGroupName()));
      token = page.nextToken();
      pages++;
    } while (token != null);
    assertThat(pages).isEqualTo(3);
    assertThat(names).hasSize(123).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void groupsAreFoundByPrefixPatternClassAndIdentifier() {
    logs.group("/app/a");
    logs.group("/app/b");
    logs.group("/db");
    logs.call(create("/app/i").logGroupClass(LogGroupClass.INFREQUENT_ACCESS).build());
    assertThat(names(DescribeLogGroupsRequest.builder().logGroupNamePrefix("/app/").build()))
        .containsExactly("/app/a", "/app/b", "/app/i");
    assertThat(names(DescribeLogGroupsRequest.builder().logGroupNamePattern("p/b").build()))
        .containsExactly("/app/b");
    assertThat(
            names(
                DescribeLogGroupsRequest.builder()
                    .logGroupClass(LogGroupClass.INFREQUENT_ACCESS)
                    .build()))
        .containsExactly("/app/i");
    assertThat(
            names(
                DescribeLogGroupsRequest.builder()
                    .logGroupIdentifiers(
                        "/db", "nope", "arn:aws:logs:eu-central-1:123456789012:log-group:/app/a")
                    .build()))
        .containsExactly("/db", "/app/a");
  }

  @Test
  void aPatternLeavesOutAllButNameArnAndTime() {
    logs.group("abc");
    LogGroup group =
        describe(DescribeLogGroupsRequest.builder().logGroupNamePattern("b").build()).getFirst();
    assertThat(group.arn()).endsWith(":log-group:abc:*");
    assertThat(group.storedBytes()).isNull();
    assertThat(group.logGroupArn()).isNull();
  }

  @Test
  void filtersThatExcludeEachOtherAreRefused() {
    assertThat(
            logs.refused(
                    DescribeLogGroupsRequest.builder()
                        .logGroupNamePrefix("a")
                        .logGroupNamePattern("b")
                        .build())
                .text())
        .isEqualTo(
            "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    assertThat(
            logs.refused(
                    DescribeLogGroupsRequest.builder()
                        .logGroupIdentifiers("a")
                        .logGroupNamePrefix("b")
                        .build())
                .code())
        .isEqualTo("InvalidParameterException");
    assertThat(logs.refused(DescribeLogGroupsRequest.builder().nextToken("%%%").build()).text())
        .isEqualTo("The specified nextToken is invalid.");
  }

  @Test
  void groupsOfOtherAccountsAndRegionsAreOtherWorlds() {
    logs.group("g");
    assertThat(
            logs.call(
                    DescribeLogGroupsRequest.builder().build(),
                    DescribeLogGroupsResponse.class,
                    logs.call("x", "000000000000", LogsFixture.REGION, Map.of()))
                .logGroups())
        .isEmpty();
    assertThat(
            logs.refused(
                    PutLogGroupDeletionProtectionRequest.builder()
                        .logGroupIdentifier("arn:aws:logs:us-east-1:123456789012:log-group:g")
                        .deletionProtectionEnabled(true)
                        .build())
                .code())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void summariesAreListedByPatternClassAndTags() {
    logs.group("/aws/lambda/x");
    logs.call(create("my-discovery").tags(Map.of("team", "red")).build());
    logs.group("other");
    assertThat(summaries(ListLogGroupsRequest.builder().build())).hasSize(3);
    assertThat(
            summaries(
                ListLogGroupsRequest.builder()
                    .logGroupNamePattern("^/aws/lambda|discovery")
                    .build()))
        .containsExactly("/aws/lambda/x", "my-discovery");
    assertThat(summaries(ListLogGroupsRequest.builder().logGroupNamePattern("^discovery").build()))
        .isEmpty();
    TagFilter red = TagFilter.builder().key("team").values("red", "blue").build();
    assertThat(summaries(ListLogGroupsRequest.builder().logGroupTags(red).build()))
        .containsExactly("my-discovery");
    assertThat(summaries(ListLogGroupsRequest.builder().fieldIndexNames("f").build())).isEmpty();
  }

  @Test
  void retentionIsSetAndTakenBack() {
    logs.group("g");
    logs.call(retention("g", 30));
    assertThat(describe(DescribeLogGroupsRequest.builder().build()).getFirst().retentionInDays())
        .isEqualTo(30);
    logs.call(DeleteRetentionPolicyRequest.builder().logGroupName("g").build());
    assertThat(describe(DescribeLogGroupsRequest.builder().build()).getFirst().retentionInDays())
        .isNull();
  }

  @Test
  void onlyAwsRetentionPeriodsAreTaken() {
    logs.group("g");
    AwsException error = logs.refused(retention("g", 10));
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(error.text())
        .startsWith(
            "1 validation error detected: Value '10' at 'retentionInDays' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [1, 3, 5, 7,");
    assertThat(logs.refused(retention("nope", 30)).code()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void aDeliveryGroupKeepsOneDayAlways() {
    logs.call(create("d").logGroupClass(LogGroupClass.DELIVERY).build());
    assertThat(describe(DescribeLogGroupsRequest.builder().build()).getFirst().retentionInDays())
        .isEqualTo(1);
    assertThat(logs.refused(retention("d", 30)).code()).isEqualTo("InvalidParameterException");
  }

  private static CreateLogGroupRequest.Builder create(String name) {
    return CreateLogGroupRequest.builder().logGroupName(name);
  }

  private static PutRetentionPolicyRequest retention(String group, int days) {
    return PutRetentionPolicyRequest.builder().logGroupName(group).retentionInDays(days).build();
  }

  private List<LogGroup> describe(DescribeLogGroupsRequest request) {
    return logs.call(request, DescribeLogGroupsResponse.class).logGroups();
  }

  private List<String> names(DescribeLogGroupsRequest request) {
    return describe(request).stream().map(LogGroup::logGroupName).toList();
  }

  private List<String> summaries(ListLogGroupsRequest request) {
    return logs.call(request, ListLogGroupsResponse.class).logGroups().stream()
        .map(LogGroupSummary::logGroupName)
        .toList();
  }
}
