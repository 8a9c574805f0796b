package io.tallystone.wire;

import java.util.List;
import java.util.Set;

/**
 * An AWS service on the endpoint.
 *
 * @param name the SDK's service package, which names the generated tables, e.g. {@code
 *     cloudwatchlogs}
 * @param signingName in the signature's scope, e.g. {@code logs}
 * @param protocols what it speaks
 * @param targetPrefixes accepted before the dot of {@code X-Amz-Target}, e.g. {@code Logs_20140328}
 * @param apiVersion of the query protocols, e.g. {@code 2010-05-08}; empty for JSON services
 * @param xmlNamespace of query answers; empty for JSON services
 * @param cborName service name in rpc-v2-cbor paths; empty if it does not speak CBOR
 * @param operations what it can do; the rest of the model's operations are refused by name
 */
public record Service(
    String name,
    String signingName,
    Set<Protocol> protocols,
    Set<String> targetPrefixes,
    String apiVersion,
    String xmlNamespace,
    String cborName,
    List<AnyOperation<?>> operations) {

  /** AWS wire protocols. */
  public enum Protocol {
    AWS_JSON_1_0,
    AWS_JSON_1_1,
    AWS_QUERY,
    EC2_QUERY,
    RPC_V2_CBOR
  }
}
