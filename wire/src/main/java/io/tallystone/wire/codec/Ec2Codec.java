package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** EC2's dialect of the query protocol (Smithy, "AWS EC2 query protocol"). */
final class Ec2Codec implements ProtocolCodec {
  private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";
  private static final FormReader READER = new FormReader(true);

  private final ErrorNames names;
  private final String namespace;

  Ec2Codec(ServiceTable table) {
    this.names = new ErrorNames(table);
    this.namespace = table.xmlNamespace();
  }

  @Override
  public SdkPojo decode(OperationModel operation, byte[] body) {
    SdkPojo builder = operation.newInput().get();
    READER.readInto(builder, FormParser.parse(body));
    return Member.build(builder);
  }

  @Override
  public Encoded encode(OperationModel operation, SdkPojo output, String requestId) {
    String response = operation.name() + "Response";
    XmlText xml = new XmlText().open(response, namespace).element("requestId", requestId);
    if (Shape.of(output).members().isEmpty()) {
      xml.element("return", "true"); // Amazon EC2 API Reference: operations without output
    } else {
      new XmlWriter(xml).members(output);
    }
    return new Encoded(200, CONTENT_TYPE, Map.of(), xml.close(response).bytes());
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    XmlText xml = new XmlText().open("Response").open("Errors").open("Error");
    xml.element("Code", names.queryCode(error.code())).element("Message", error.text());
    XmlFields.write(xml, error.fields());
    xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
    return new Encoded(error.status(), CONTENT_TYPE, Map.of(), xml.bytes());
  }
}
