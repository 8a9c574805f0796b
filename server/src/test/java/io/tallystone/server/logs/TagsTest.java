package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

final class TagsTest {
  private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:g";

  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void group() {
    logs.call(
        CreateLogGroupRequest.builder()
            .logGroupName("g")
            .tags(Map.of("team", "red", "env", "test"))
            .build());
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void bothApisSeeTheSameTags() {
    logs.call(TagResourceRequest.builder().resourceArn(ARN).tags(Map.of("team", "blue")).build());
    logs.call(TagLogGroupRequest.builder().logGroupName("g").tags(Map.of("new", "")).build());
    Map<String, String> expected = Map.of("team", "blue", "env", "test", "new", "");
    assertThat(byArn()).isEqualTo(expected);
    assertThat(
            logs.call(
                    ListTagsLogGroupRequest.builder().logGroupName("g").build(),
                    ListTagsLogGroupResponse.class)
                .tags())
        .isEqualTo(expected);
    logs.call(UntagResourceRequest.builder().resourceArn(ARN).tagKeys("team", "nope").build());
    logs.call(UntagLogGroupRequest.builder().logGroupName("g").tags("new").build());
    assertThat(byArn()).isEqualTo(Map.of("env", "test"));
  }

  @Test
  void aResourceHasAtMostFiftyTags() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 48; i++) {
      many.put("k" + i, "v");
    }
    logs.call(TagResourceRequest.builder().resourceArn(ARN).tags(many).build());
    AwsException error =
        logs.refused(TagResourceRequest.builder().resourceArn(ARN).tags(Map.of("x", "")).build());
    assertThat(error.code()).isEqualTo("TooManyTagsException");
    assertThat(error.fields()).containsEntry("resourceName", ARN);
    assertThat(byArn()).hasSize(50);
  }

  @Test
  void keysAndValuesAreChecked() {
    for (Map<String, String> tags :
        java.util.List.of(
            Map.of("", "x"),
            Map.of("k".repeat(129), "x"),
            Map.of("k", "v".repeat(257)),
            Map.of("a<b", "x"),
            Map.of("k", "a\u0000"),
            Map.of("AWS:k", "x"))) {
      assertThat(
              logs.refused(TagResourceRequest.builder().resourceArn(ARN).tags(tags).build()).code())
          .isEqualTo("InvalidParameterException");
    }
    logs.call(
        TagResourceRequest.builder().resourceArn(ARN).tags(Map.of("é /_.:+=-@", "日本")).build());
  }

  @Test
  void missingResourcesAreTold() {
    for (String arn :
        java.util.List.of(
            ARN + "x", ARN.replace("eu-central-1", "us-east-1"), "x", ARN + ":log-stream:s")) {
      assertThat(logs.refused(ListTagsForResourceRequest.builder().resourceArn(arn).build()).code())
          .isEqualTo("ResourceNotFoundException");
    }
    assertThat(logs.refused(ListTagsLogGroupRequest.builder().logGroupName("x").build()).code())
        .isEqualTo("ResourceNotFoundException");
  }

  private Map<String, String> byArn() {
    return logs.call(
            ListTagsForResourceRequest.builder().resourceArn(ARN).build(),
            ListTagsForResourceResponse.class)
        .tags();
  }
}
