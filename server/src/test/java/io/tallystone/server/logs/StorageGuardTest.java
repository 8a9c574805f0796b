package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.CatalogException;
import io.tallystone.wire.Access;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.StreamingOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

final class StorageGuardTest {

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new CatalogException("no space left", new IOException("ENOSPC"), true),
        new CatalogException("damaged"),
        new UncheckedIOException(new IOException("EIO")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("faults rows 36, 37, 42: storage that fails is a 503, not a bug")
  void storageThatFailsIsA503(RuntimeException failure) throws IOException {
    try (LogsFixture calls = new LogsFixture()) {
      StorageGuard<CreateLogGroupRequest, CreateLogGroupResponse> guard =
          new StorageGuard<>(new Failing(failure));
      CreateLogGroupRequest request = CreateLogGroupRequest.builder().build();
      assertThatThrownBy(() -> guard.handle(request, calls.call("CreateLogGroup")))
          .isInstanceOf(AwsException.class)
          .hasMessage("The service cannot complete the request.")
          .extracting("status")
          .isEqualTo(503);
      assertThatThrownBy(() -> guard.access(request, calls.call("CreateLogGroup")))
          .isInstanceOf(AwsException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("faults rows 36, 37, 42: storage that fails under a stream is a 503, not a bug")
  void storageThatFailsUnderAStreamIsA503(RuntimeException failure) throws IOException {
    try (LogsFixture calls = new LogsFixture()) {
      StreamingStorageGuard<StartLiveTailRequest> guard =
          new StreamingStorageGuard<>(new FailingStream(failure));
      StartLiveTailRequest request = StartLiveTailRequest.builder().build();
      Call call = calls.call("StartLiveTail");
      assertThatThrownBy(() -> guard.stream(request, call, new NoSink()))
          .isInstanceOf(AwsException.class)
          .hasMessage("The service cannot complete the request.")
          .extracting("status")
          .isEqualTo(503);
      assertThatThrownBy(() -> guard.access(request, call)).isInstanceOf(AwsException.class);
    }
  }

  @Test
  void everyOperationIsGuarded() throws IOException {
    try (LogsFixture calls = new LogsFixture()) {
      assertThat(calls.service.service().operations())
          .hasSizeGreaterThan(20)
          .allMatch(
              operation ->
                  operation instanceof StorageGuard || operation instanceof StreamingStorageGuard);
    }
  }

  private record FailingStream(RuntimeException failure)
      implements StreamingOperation<StartLiveTailRequest> {
    @Override
    public String name() {
      return "StartLiveTail";
    }

    @Override
    public List<Access> access(StartLiveTailRequest input, Call call) {
      throw failure;
    }

    @Override
    public void stream(StartLiveTailRequest input, Call call, EventSink sink) {
      throw failure;
    }
  }

  private static final class NoSink implements StreamingOperation.EventSink {
    @Override
    public void send(String eventType, SdkPojo event) {}

    @Override
    public boolean closed() {
      return false;
    }
  }

  private record Failing(RuntimeException failure)
      implements Operation<CreateLogGroupRequest, CreateLogGroupResponse> {
    @Override
    public String name() {
      return "CreateLogGroup";
    }

    @Override
    public List<Access> access(CreateLogGroupRequest input, Call call) {
      throw failure;
    }

    @Override
    public CreateLogGroupResponse handle(CreateLogGroupRequest input, Call call) {
      throw failure;
    }
  }
}
