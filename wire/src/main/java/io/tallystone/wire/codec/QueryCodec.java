package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Form posts and XML answers of IAM, STS, SNS and others (Smithy, "AWS query protocol"). */
final class QueryCodec implements ProtocolCodec {
  private static final String CONTENT_TYPE = "text/xml";
  private static final FormReader READER = new FormReader(false);

  private final ErrorNames names;
  private final String namespace;

  QueryCodec(ServiceTable table) {
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
    String result = operation.name() + "Result";
    XmlText xml = new XmlText().open(response, namespace);
    if (!Shape.of(output).members().isEmpty()) {
      xml.open(result);
      new XmlWriter(xml).members(output);
      xml.close(result);
    }
    xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    return new Encoded(200, CONTENT_TYPE, Map.of(), xml.close(response).bytes());
  }

  @Override
  public Encoded encodeError(AwsException error, String requestId) {
    XmlText xml = new XmlText().open("ErrorResponse", namespace).open("Error");
    xml.element("Type", error.senderFault() ? "Sender" : "Receiver");
    xml.element("Code", names.queryCode(error.code())).element("Message", error.text());
    XmlFields.write(xml, error.fields());
    xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
    return new Encoded(error.status(), CONTENT_TYPE, Map.of(), xml.bytes());
  }
}
