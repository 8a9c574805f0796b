package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Access;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;

/** Actions and resources as the Service Authorization Reference has them. */
final class AccessTest {
  private static final String PREFIX = "arn:aws:logs:eu-central-1:123456789012:log-group:";

  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void group() {
    logs.call(
        CreateLogGroupRequest.builder().logGroupName("g").tags(Map.of("team", "red")).build());
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void groupsAreNamedWithAllInThem() {
    assertThat(only(DeleteLogGroupRequest.builder().logGroupName("g").build()))
        .isEqualTo(
            new Access(
                "logs:DeleteLogGroup", PREFIX + "g:*", Map.of("aws:ResourceTag/team", "red")));
    assertThat(only(FilterLogEventsRequest.builder().logGroupIdentifier(PREFIX + "g").build()))
        .extracting(Access::resource)
        .isEqualTo(PREFIX + "g:*");
  }

  @Test
  void streamsAreNamedByThemselves() {
    assertThat(only(PutLogEventsRequest.builder().logGroupName("g").logStreamName("s").build()))
        .isEqualTo(
            new Access(
                "logs:PutLogEvents",
                PREFIX + "g:log-stream:s",
                Map.of("aws:ResourceTag/team", "red")));
    assertThat(
            only(GetLogEventsRequest.builder().logGroupName("x").logStreamName("s").build())
                .resource())
        .isEqualTo(PREFIX + "x:log-stream:s");
  }

  @Test
  void listingsAreOnAllGroups() {
    assertThat(only(DescribeLogGroupsRequest.builder().build()).resource())
        .isEqualTo(PREFIX + ":log-stream:");
    assertThat(only(ListLogGroupsRequest.builder().build()).resource()).isEqualTo("*");
  }

  @Test
  void tagsAreTaggedOnTheBareArnAndShowInTheContext() {
    assertThat(
            only(
                TagResourceRequest.builder()
                    .resourceArn(PREFIX + "g")
                    .tags(Map.of("k", "v"))
                    .build()))
        .isEqualTo(
            new Access(
                "logs:TagResource",
                PREFIX + "g",
                Map.of("aws:ResourceTag/team", "red", "aws:RequestTag/k", "v")));
  }

  @Test
  void creatingWithTagsNeedsThePermissionToTag() {
    assertThat(
            logs.access(
                CreateLogGroupRequest.builder().logGroupName("n").tags(Map.of("k", "v")).build()))
        .extracting(Access::action)
        .containsExactly("logs:CreateLogGroup", "logs:TagResource");
  }

  @Test
  void seeingUnmaskedEventsIsAPermissionOfItsOwn() {
    assertThat(logs.access(FilterLogEventsRequest.builder().logGroupName("g").unmask(true).build()))
        .extracting(Access::action)
        .containsExactly("logs:FilterLogEvents", "logs:Unmask");
  }

  @Test
  void aTailNeedsEachOfItsGroups() {
    assertThat(
            logs.access(
                StartLiveTailRequest.builder().logGroupIdentifiers("g", PREFIX + "other").build()))
        .extracting(Access::resource)
        .containsExactly(PREFIX + "g:*", PREFIX + "other:*");
  }

  private Access only(SdkPojo request) {
    assertThat(logs.access(request)).hasSize(1);
    return logs.access(request).getFirst();
  }
}
