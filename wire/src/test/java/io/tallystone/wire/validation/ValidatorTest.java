package io.tallystone.wire.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.wire.Access;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Service;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.codec.OperationTables;
import io.tallystone.wire.model.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.Processor;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutTransformerRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TypeConverter;
import software.amazon.awssdk.services.cloudwatchlogs.model.TypeConverterEntry;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;

class ValidatorTest {

  @Test
  void aTooLongValueIsNamedWithItsBound() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "DescribeLogGroups",
            DescribeLogGroupsRequest.builder().logGroupNamePrefix("g".repeat(513)).build());
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value '"
                + "g".repeat(256)
                + "...' at 'logGroupNamePrefix' failed to satisfy constraint: Member must have"
                + " length less than or equal to 512");
  }

  @Test
  void everyViolationIsListed() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "PutLogEvents",
            PutLogEventsRequest.builder().logGroupName("a b").logEvents(List.of()).build());
    assertThat(error.text())
        .isEqualTo(
            "3 validation errors detected: Value 'a b' at 'logGroupName' failed to satisfy"
                + " constraint: Member must satisfy regular expression pattern:"
                + " [\\.\\-_/#A-Za-z0-9]+; Value null at 'logStreamName' failed to satisfy"
                + " constraint: Member must not be null; Value '[]' at 'logEvents' failed to"
                + " satisfy constraint: Member must have length greater than or equal to 1");
  }

  @Test
  void elementsAreNumberedFromOne() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "PutLogEvents",
            PutLogEventsRequest.builder()
                .logGroupName("g")
                .logStreamName("s")
                .logEvents(
                    event(1, "m"), InputLogEvent.builder().timestamp(2L).build(), event(3, ""))
                .build());
    assertThat(error.text())
        .isEqualTo(
            "2 validation errors detected: Value null at 'logEvents.2.member.message' failed to"
                + " satisfy constraint: Member must not be null; Value '' at"
                + " 'logEvents.3.member.message' failed to satisfy constraint: Member must have"
                + " length greater than or equal to 1");
  }

  @Test
  void aHugeBatchOfViolationsMakesAShortMessage() {
    List<InputLogEvent> events =
        IntStream.range(0, 10_001)
            .mapToObj(i -> InputLogEvent.builder().message("m".repeat(100)).build())
            .toList();
    AwsException error =
        refused(
            "cloudwatchlogs",
            "PutLogEvents",
            PutLogEventsRequest.builder()
                .logGroupName("g")
                .logStreamName("s")
                .logEvents(events)
                .build());
    assertThat(error.text()).startsWith("10002 validation errors detected: Value '[InputLogEvent(");
    assertThat(error.text()).hasSizeLessThan(3000).endsWith("; …");
  }

  @Test
  void numbersHaveBounds() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "DescribeLogGroups",
            DescribeLogGroupsRequest.builder().limit(51).build());
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint:"
                + " Member must have value less than or equal to 50");
  }

  @Test
  void anEnumListsItsValuesTheNewestIncluded() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "CreateLogGroup",
            CreateLogGroupRequest.builder().logGroupName("g").logGroupClass("GOLD").build());
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value 'GOLD' at 'logGroupClass' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [STANDARD, INFREQUENT_ACCESS,"
                + " DELIVERY]");
  }

  @Test
  void enumsThatAreNewerThanTheModelsAreChecked() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "StartQuery",
            StartQueryRequest.builder()
                .queryLanguage("COBOL")
                .startTime(1L)
                .endTime(2L)
                .queryString("fields @message")
                .build());
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value 'COBOL' at 'queryLanguage' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [CWLI, SQL, PPL]");
  }

  @Test
  void enumsDeepInNewOperationsAreChecked() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "PutTransformer",
            PutTransformerRequest.builder()
                .logGroupIdentifier("g")
                .transformerConfig(
                    Processor.builder()
                        .typeConverter(
                            TypeConverter.builder()
                                .entries(TypeConverterEntry.builder().key("k").type("text").build())
                                .build())
                        .build())
                .build());
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value 'text' at"
                + " 'transformerConfig.1.member.typeConverter.entries.1.member.type' failed to"
                + " satisfy constraint: Member must satisfy enum value set: [boolean, integer,"
                + " double, string]");
  }

  @Test
  void aListOfScalarsFailsAsAWhole() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "FilterLogEvents",
            FilterLogEventsRequest.builder().logGroupName("g").logStreamNames("ok", "a:b").build());
    assertThat(error.text())
        .isEqualTo(
            "1 validation error detected: Value '[ok, a:b]' at 'logStreamNames' failed to satisfy"
                + " constraint: Member must satisfy constraint: [Member must have length less than"
                + " or equal to 512, Member must have length greater than or equal to 1, Member"
                + " must satisfy regular expression pattern: [^:*]*]");
  }

  @Test
  void mapKeysFailAsAWhole() {
    AwsException error =
        refused(
            "cloudwatchlogs",
            "TagLogGroup",
            TagLogGroupRequest.builder().logGroupName("g").tags(Map.of("a|b", "v")).build());
    assertThat(error.text())
        .contains("Value '{a|b=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy")
        .contains("constraint: [Member must have length less than or equal to 128, ");
  }

  @Test
  void queryServicesAnswerValidationErrorAndSpellMembersInLowerCase() {
    AwsException error =
        refused("iam", "CreateUser", CreateUserRequest.builder().userName("a b").build());
    assertThat(error.code()).isEqualTo("ValidationError");
    assertThat(error.text()).contains("Value 'a b' at 'userName' failed");
  }

  @Test
  void sensitiveValuesStayOutOfMessages() {
    AwsException error =
        refused(
            "iam",
            "ChangePassword",
            ChangePasswordRequest.builder().oldPassword("x").newPassword("s3cret\u0100").build());
    assertThat(error.text()).contains("Value at 'newPassword' failed").doesNotContain("s3cret");
  }

  @Test
  void lengthIsCountedInCharactersNotUtf16Units() {
    assertThatCode(
            () ->
                check(
                    service("cloudwatchlogs", List.of()),
                    "PutQueryDefinition",
                    software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest
                        .builder()
                        .name("😀".repeat(255))
                        .queryString("fields @message")
                        .build()))
        .doesNotThrowAnyException();
  }

  @Test
  void validInputsPass() {
    List<InputLogEvent> events = IntStream.range(0, 10_000).mapToObj(i -> event(i, "m")).toList();
    assertThatCode(
            () ->
                check(
                    service("cloudwatchlogs", List.of()),
                    "PutLogEvents",
                    PutLogEventsRequest.builder()
                        .logGroupName("/a/b-c_d#1.x")
                        .logStreamName("s")
                        .logEvents(events)
                        .build()))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                check(
                    service("cloudwatchlogs", List.of()),
                    "PutRetentionPolicy",
                    PutRetentionPolicyRequest.builder()
                        .logGroupName("g")
                        .retentionInDays(7)
                        .build()))
        .doesNotThrowAnyException();
  }

  @Test
  void operationsAddConstraintsThatTheTablesLack() {
    Service service = service("cloudwatchlogs", List.of(new ConstrainedOperation()));
    AwsException error =
        catchThrowableOfType(
            AwsException.class,
            () ->
                check(
                    service,
                    "DescribeQueryDefinitions",
                    DescribeQueryDefinitionsRequest.builder().maxResults(7).build()));
    assertThat(error.text())
        .isEqualTo(
            "2 validation errors detected: Value null at 'queryDefinitionNamePrefix' failed to"
                + " satisfy constraint: Member must not be null; Value '7' at 'maxResults' failed"
                + " to satisfy constraint: Member must have value less than or equal to 5");
  }

  private static InputLogEvent event(long timestamp, String message) {
    return InputLogEvent.builder().timestamp(timestamp).message(message).build();
  }

  private static AwsException refused(String service, String operation, SdkPojo input) {
    AwsException error =
        catchThrowableOfType(
            AwsException.class, () -> check(service(service, List.of()), operation, input));
    assertThat(error).as("an error").isNotNull();
    return error;
  }

  private static void check(Service service, String operation, SdkPojo input) {
    OperationModel model = OperationTables.find(service.name(), operation).orElseThrow();
    Validator.of(service).check(model, input);
  }

  private static Service service(String name, List<AnyOperation<?>> operations) {
    return new Service(name, "", Set.of(), Set.of(), "", "", "", operations);
  }

  private static final class ConstrainedOperation
      implements Operation<DescribeQueryDefinitionsRequest, DescribeQueryDefinitionsResponse>,
          Constrained {
    @Override
    public String name() {
      return "DescribeQueryDefinitions";
    }

    @Override
    public Constraint.Structure constraints() {
      return Constraints.structure()
          .optional("maxResults", Constraints.number(1, 5))
          .required("queryDefinitionNamePrefix", Constraints.text(1, 9, "[a-z]+"))
          .build();
    }

    @Override
    public List<Access> access(DescribeQueryDefinitionsRequest input, Call call) {
      return List.of();
    }

    @Override
    public DescribeQueryDefinitionsResponse handle(
        DescribeQueryDefinitionsRequest input, Call call) {
      throw new UnsupportedOperationException("never called here");
    }
  }
}
