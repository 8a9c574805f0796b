package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR (Smithy, "Smithy RPC v2 CBOR protocol"). */
final class CborCodec implements ProtocolCodec {
  private static final String CONTENT_TYPE = "application/cbor";
  private static final Map<String, String> PROTOCOL = Map.of("smithy-protocol", "rpc-v2-cbor");

  /** The tag of a timestamp in epoch seconds (RFC 8949, 3.4.2). */
  static final int EPOCH_TAG = 1;

  private static final CBORFactory CBOR =
      CBORFactory.builder()
          .streamReadConstraints(Limits.CONSTRAINTS)
          .recyclerPool(Limits.BUFFERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final ErrorNames names;
  private final String namespace;

  CborCodec(ServiceTable table) {
    this.names = new ErrorNames(table);
    this.namespace = "com.amazonaws." + table.name() + "#";
  }

  @Override
  public SdkPojo decode(OperationModel operation, byte[] body, Allowance memory) {
    return TokenDecoder.decode(
        CBOR, body, CborScalars.INSTANCE, memory, operation.newInput().get());
  }

  @Override
  public Encoded encode(OperationModel operation, SdkPojo output, String requestId) {
    byte[] body = body(generator -> new CborStructureWriter(generator).write(output));
    return new Encoded(200, CONTENT_TYPE, PROTOCOL, body);
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    String type = namespace + names.shape(error.code());
    Map<String, String> headers = new HashMap<>(names.queryErrorHeader(error));
    headers.putAll(PROTOCOL);
    byte[] body = body(generator -> ErrorMembers.write(generator, type, error));
    return new Encoded(error.status(), CONTENT_TYPE, headers, body);
  }

  private static byte[] body(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (CBORGenerator generator = CBOR.createGenerator(out)) {
      content.writeTo(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(CBORGenerator generator) throws IOException;
  }

  private static final class CborStructureWriter extends StructureWriter {
    private final CBORGenerator generator;

    CborStructureWriter(CBORGenerator generator) {
      super(generator);
      this.generator = generator;
    }

    @Override
    void instant(JsonGenerator out, Member member, Instant instant) throws IOException {
      generator.writeTag(EPOCH_TAG);
      long millis = instant.toEpochMilli();
      if (millis % 1000 == 0) {
        generator.writeNumber(millis / 1000);
      } else {
        generator.writeNumber(millis / 1000.0);
      }
    }
  }
}
