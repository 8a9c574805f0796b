package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import software.amazon.awssdk.core.SdkPojo;

/** EC2's dialect of the query protocol (Smithy, "AWS EC2 query protocol"). */
final class Ec2Codec extends FormCodec {

  Ec2Codec(ServiceTable table) {
    super(new FormReader(true), "text/xml;charset=UTF-8", table);
  }

  @Override
  void writeOutput(XmlText xml, OperationModel operation, SdkPojo output, String requestId) {
    xml.element("requestId", requestId);
    if (Shape.of(output).members().isEmpty()) {
      xml.element("return", "true"); // Amazon EC2 API Reference: operations without output
    } else {
      new XmlWriter(xml).members(output);
    }
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    XmlText xml = new XmlText().open("Response").open("Errors").open("Error");
    writeError(xml, error);
    xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
    return encoded(error.status(), xml);
  }
}
