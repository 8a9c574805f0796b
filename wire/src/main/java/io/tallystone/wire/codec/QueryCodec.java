package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import software.amazon.awssdk.core.SdkPojo;

/** Form posts and XML answers of IAM, STS, SNS and others (Smithy, "AWS query protocol"). */
final class QueryCodec extends FormCodec {

  QueryCodec(ServiceTable table) {
    super(new FormReader(false), "text/xml", table);
  }

  @Override
  void writeOutput(XmlText xml, OperationModel operation, SdkPojo output, String requestId) {
    String result = operation.name() + "Result";
    if (!Shape.of(output).members().isEmpty()) {
      xml.open(result);
      new XmlWriter(xml).members(output);
      xml.close(result);
    }
    xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    XmlText xml = new XmlText().open("ErrorResponse", namespace()).open("Error");
    xml.element("Type", error.senderFault() ? "Sender" : "Receiver");
    writeError(xml, error);
    xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
    return encoded(error.status(), xml);
  }
}
