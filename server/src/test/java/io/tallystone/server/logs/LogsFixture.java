package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.engine.query.pattern.ColumnCount;
import io.tallystone.server.logs.insights.InsightsQuotas;
import io.tallystone.wire.Access;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Principal;
import io.tallystone.wire.StreamingOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** The service over a heap store, called without HTTP. */
final class LogsFixture implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-central-1";

  final SettableClock clock = new SettableClock();
  final HeapLogStore store;
  final LogsService service;
  private final Path directory;

  LogsFixture() {
    this(LogsQuotas.AWS);
  }

  LogsFixture(LogsQuotas quotas) {
    this(quotas, ColumnCount.STRICT);
  }

  LogsFixture(LogsQuotas quotas, ColumnCount columns) {
    try {
      this.directory = Files.createTempDirectory("logs-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.store = new HeapLogStore(directory, clock);
    this.service = LogsService.over(store, quotas, InsightsQuotas.DEFAULT, columns, clock);
  }

  Call call(String operation) {
    return call(operation, ACCOUNT, REGION, Map.of());
  }

  Call call(String operation, String account, String region, Map<String, String> headers) {
    Principal root =
        new Principal(
            Principal.Kind.ROOT,
            account,
            "arn:aws:iam::" + account + ":root",
            account,
            "",
            "AKID",
            null);
    return new Call(
        "request-1",
        clock.instant(),
        root,
        account,
        region,
        "logs",
        operation,
        "127.0.0.1",
        "test",
        false,
        headers);
  }

  /** Calls the operation that the request is for. */
  <O extends SdkPojo> O call(SdkPojo request, Class<O> answer) {
    return call(request, answer, call(operationName(request)));
  }

  @SuppressWarnings("unchecked")
  <O extends SdkPojo> O call(SdkPojo request, Class<O> answer, Call call) {
    Operation<SdkPojo, SdkPojo> operation =
        (Operation<SdkPojo, SdkPojo>) operation(operationName(request));
    return answer.cast(operation.handle(request, call));
  }

  /** Calls the operation whatever it answers. */
  void call(SdkPojo request) {
    call(request, SdkPojo.class);
  }

  /** The error of a call. */
  AwsException refused(SdkPojo request) {
    AwsException error = catchThrowableOfType(AwsException.class, () -> call(request));
    if (error == null) {
      throw new AssertionError(request + " was not refused");
    }
    return error;
  }

  @SuppressWarnings("unchecked")
  List<Access> access(SdkPojo request) {
    AnyOperation<SdkPojo> operation = (AnyOperation<SdkPojo>) operation(operationName(request));
    return operation.access(request, call(operation.name()));
  }

  @SuppressWarnings("unchecked")
  <I extends SdkPojo> StreamingOperation<I> streaming(String name) {
    return (StreamingOperation<I>) operation(name);
  }

  private AnyOperation<?> operation(String name) {
    return service.service().operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String operationName(SdkPojo request) {
    return request.getClass().getSimpleName().replace("Request", "");
  }

  // -- what many tests start with

  void group(String name) {
    call(CreateLogGroupRequest.builder().logGroupName(name).build());
  }

  void stream(String group, String name) {
    call(CreateLogStreamRequest.builder().logGroupName(group).logStreamName(name).build());
  }

  PutLogEventsResponse put(String group, String stream, InputLogEvent... events) {
    return call(
        PutLogEventsRequest.builder()
            .logGroupName(group)
            .logStreamName(stream)
            .logEvents(Arrays.asList(events))
            .build(),
        PutLogEventsResponse.class);
  }

  long now() {
    return clock.millis();
  }

  static InputLogEvent event(long timestamp, String message) {
    return InputLogEvent.builder().timestamp(timestamp).message(message).build();
  }

  @Override
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
