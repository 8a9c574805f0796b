package io.tallystone.wire.codec;

import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.model.ServiceTable;

/** The codec of each protocol. */
public final class Codecs {
  private Codecs() {}

  /**
   * A codec that knows a service's error codes and namespace.
   *
   * @param service the SDK's service package, e.g. {@code cloudwatchlogs}
   * @throws IllegalArgumentException if no table was generated for the service
   */
  public static ProtocolCodec of(Protocol protocol, String service) {
    ServiceTable table =
        ServiceTable.find(service)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "service: " + service + " (expected: one with a generated table)"));
    return switch (protocol) {
      case AWS_JSON_1_0 -> new JsonCodec(table, "application/x-amz-json-1.0");
      case AWS_JSON_1_1 -> new JsonCodec(table, "application/x-amz-json-1.1");
      case RPC_V2_CBOR -> new CborCodec(table);
      case AWS_QUERY -> new QueryCodec(table);
      case EC2_QUERY -> new Ec2Codec(table);
    };
  }
}
