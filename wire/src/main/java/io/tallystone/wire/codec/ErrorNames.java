package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ErrorCode;
import io.tallystone.wire.model.ServiceTable;
import java.util.Map;

/**
 * An error's name in each protocol. The query protocols send the model's query code, the others the
 * shape's name; an operation may throw either. Codes that the model does not declare (those common
 * to all services) are sent as they are.
 */
final class ErrorNames {
  private final ServiceTable table;

  ErrorNames(ServiceTable table) {
    this.table = table;
  }

  String shape(String code) {
    return table.error(code).map(ErrorCode::shape).orElse(code);
  }

  String queryCode(String code) {
    return table.error(code).map(ErrorCode::queryCode).orElse(code);
  }

  /**
   * The header by which clients of a service that once spoke the query protocol still find its
   * codes (Smithy, "awsQueryCompatible trait"); none for other services.
   */
  Map<String, String> queryErrorHeader(AwsException error) {
    if (!table.queryCompatible()) {
      return Map.of();
    }
    String fault = error.senderFault() ? "Sender" : "Receiver";
    return Map.of("x-amzn-query-error", queryCode(error.code()) + ";" + fault);
  }
}
