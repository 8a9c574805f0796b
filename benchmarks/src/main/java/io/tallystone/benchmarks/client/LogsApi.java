package io.tallystone.benchmarks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.engine.event.NewEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Bodies of CloudWatch Logs calls as the SDKs write them. */
public final class LogsApi {
  private static final JsonFactory JSON = new JsonFactory();

  private LogsApi() {}

  /** A flat body of texts, numbers and booleans. */
  public static byte[] body(Map<String, Object> members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> member : members.entrySet()) {
        json.writeFieldName(member.getKey());
        switch (member.getValue()) {
          case Integer number -> json.writeNumber(number);
          case Boolean flag -> json.writeBoolean(flag);
          default -> json.writeString(member.getValue().toString());
        }
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** The body of PutLogEvents. */
  public static byte[] put(String group, String stream, Batch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) batch.messageBytes() * 3 / 2);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("logGroupName", group);
      json.writeStringField("logStreamName", stream);
      json.writeArrayFieldStart("logEvents");
      for (NewEvent event : batch.events()) {
        json.writeStartObject();
        json.writeNumberField("timestamp", event.timestamp());
        json.writeStringField("message", new String(event.message(), UTF_8));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
