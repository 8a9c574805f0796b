package io.tallystone.wire.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.codec.OperationTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

class ServiceTableTest {

  @Test
  void operationsAreFoundByTheirNameOnTheWire() {
    OperationModel model = OperationTables.find("ec2", "EnableVolumeIO").orElseThrow();
    assertThat(model.newInput().get().getClass().getName()).contains("EnableVolumeIoRequest");
    assertThat(OperationTables.find("ec2", "EnableVolumeIo")).isEmpty();
    assertThat(OperationTables.find("nosuch", "PutLogEvents")).isEmpty();
    assertThat(OperationTables.find("../model/iam", "CreateUser")).isEmpty();
  }

  @Test
  void errorsAreFoundByShapeAndByQueryCode() {
    ServiceTable iam = ServiceTable.find("iam").orElseThrow();
    ErrorCode expected = new ErrorCode("NoSuchEntityException", "NoSuchEntity", 404);
    assertThat(iam.error("NoSuchEntity")).contains(expected);
    assertThat(iam.error("NoSuchEntityException")).contains(expected);
    assertThat(iam.error("NoSuchThing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloudwatchlogs", "iam", "sts"})
  void everyOperationLoadsAndEveryConstrainedMemberExistsInTheSdk(String service) {
    ServiceTable table = ServiceTable.find(service).orElseThrow();
    table
        .operations()
        .forEach(
            (name, entry) -> {
              OperationModel model = OperationTables.find(service, name).orElseThrow();
              assertThat(model.newOutput().get()).as(name).isInstanceOf(SdkPojo.class);
              if (entry.input() != null) {
                List<String> fields =
                    model.newInput().get().sdkFields().stream().map(SdkField::memberName).toList();
                assertThat(fields)
                    .as(name)
                    .containsAll(
                        entry.input().members().stream().map(Constraint.Member::name).toList());
              }
            });
  }

  @Test
  void aPatternMatchesTheWholeTextInLinearTime() {
    TextPattern pattern = TextPattern.of("(a+)+b");
    assertThat(pattern.matches("aab")).isTrue();
    assertThat(pattern.matches("aabx")).isFalse();
    assertThat(pattern.matches("a".repeat(5_000))).isFalse(); // would never end by backtracking
  }

  @Test
  void lookAroundAndUnicodeEscapesWork() {
    TextPattern label = TextPattern.of("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
    assertThat(label.matches("a-b-c")).isTrue();
    assertThat(label.matches("a--c")).isFalse();
    assertThat(label.matches("a".repeat(TextPattern.BACKTRACKING_LIMIT + 1))).isFalse();
    TextPattern path = TextPattern.of("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)");
    assertThat(path.matches("/a/b/")).isTrue();
    assertThat(path.matches("/a b/")).isFalse();
  }
}
