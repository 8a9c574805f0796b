package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** AWS JSON 1.0 and 1.1, which differ in the content type only (Smithy, "AWS JSON protocols"). */
final class JsonCodec implements ProtocolCodec {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(Limits.CONSTRAINTS)
          .recyclerPool(Limits.BUFFERS)
          // Names come from a fixed set; interning the others would only fill the JVM's table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // The table of names is seeded against hash floods; when full it shall grow, not throw.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          // The body is UTF-8 and nothing else.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  private final ErrorNames names;
  private final String contentType;

  JsonCodec(ServiceTable table, String contentType) {
    this.names = new ErrorNames(table);
    this.contentType = contentType;
  }

  @Override
  public SdkPojo decode(OperationModel operation, byte[] body, Allowance memory) {
    if (!WireText.isUtf8(body)) {
      throw Malformed.serialization("Body is not valid UTF-8");
    }
    Scalars scalars = new JsonScalars(WireText.hasUnicodeEscape(body));
    return TokenDecoder.decode(JSON, body, scalars, memory, operation.newInput().get());
  }

  @Override
  public Encoded encode(OperationModel operation, SdkPojo output, String requestId) {
    return new Encoded(200, contentType, Map.of(), body(output));
  }

  /** A structure as JSON, for answers and for the payloads of events. */
  static byte[] body(SdkPojo structure) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      new JsonStructureWriter(generator).write(structure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    String shape = names.shape(error.code());
    Map<String, String> headers = new HashMap<>(names.queryErrorHeader(error));
    headers.put("x-amzn-errortype", shape);
    return new Encoded(error.status(), contentType, headers, errorBody(shape, error));
  }

  /** An error as JSON; the type is left out where a header tells it. */
  static byte[] errorBody(@Nullable String type, AwsException error) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      ErrorMembers.write(generator, type, error);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class JsonStructureWriter extends StructureWriter {
    JsonStructureWriter(JsonGenerator generator) {
      super(generator);
    }

    @Override
    void instant(JsonGenerator out, Member member, Instant instant) throws IOException {
      Format format = member.timestampFormat();
      if (format == Format.ISO_8601 || format == Format.RFC_822) {
        out.writeString(Timestamps.format(instant, format));
      } else {
        out.writeNumber(
            Timestamps.format(instant, format == null ? Format.UNIX_TIMESTAMP : format));
      }
    }
  }
}
