package io.tallystone.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.benchmarks.client.LogsApi;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.codec.Codecs;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.codec.OperationTables;
import io.tallystone.wire.codec.ProtocolCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** A full batch of mixed logs in AWS JSON 1.1: as a request and as an answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class WireCoding {
  private static final String SERVICE = "cloudwatchlogs";

  private final ProtocolCodec codec = Codecs.of(Protocol.AWS_JSON_1_1, SERVICE);
  private final OperationModel put = operation("PutLogEvents");
  private final OperationModel get = operation("GetLogEvents");
  private byte[] request;
  private GetLogEventsResponse answer;

  /** Makes a batch. */
  @Setup
  public void makeBatch() throws IOException {
    Batch batch = Logs.batch(Kind.MIXED);
    request = LogsApi.put("group", "stream", batch);
    List<OutputLogEvent> events = new ArrayList<>();
    for (NewEvent event : batch.events()) {
      events.add(
          OutputLogEvent.builder()
              .timestamp(event.timestamp())
              .ingestionTime(event.timestamp())
              .message(new String(event.message(), UTF_8))
              .build());
    }
    answer = GetLogEventsResponse.builder().events(events).build();
  }

  /** The request's events as the SDK's types. */
  @Benchmark
  public SdkPojo decodePutLogEvents() {
    return codec.decode(put, request);
  }

  /** The answer's bytes. */
  @Benchmark
  public Object encodeGetLogEvents() {
    return codec.encode(get, answer, "request");
  }

  private static OperationModel operation(String name) {
    return OperationTables.find(SERVICE, name)
        .orElseThrow(() -> new IllegalStateException(name + " is in no table"));
  }
}
