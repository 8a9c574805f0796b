package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.model.ServiceTable;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** What both query protocols have in common: form posts in, XML out. */
abstract class FormCodec implements ProtocolCodec {
  private final FormReader reader;
  private final String contentType;
  private final ErrorNames names;
  private final String namespace;

  FormCodec(FormReader reader, String contentType, ServiceTable table) {
    this.reader = reader;
    this.contentType = contentType;
    this.names = new ErrorNames(table);
    this.namespace = table.xmlNamespace();
  }

  @Override
  public final SdkPojo decode(OperationModel operation, byte[] body, Allowance memory) {
    SdkPojo builder = operation.newInput().get();
    reader.readInto(builder, FormParser.parse(body, memory));
    return Member.build(builder);
  }

  @Override
  public final Encoded encode(OperationModel operation, SdkPojo output, String requestId) {
    String response = operation.name() + "Response";
    XmlText xml = new XmlText().open(response, namespace);
    writeOutput(xml, operation, output, requestId);
    return encoded(200, xml.close(response));
  }

  /** What is inside of the answer's root element. */
  abstract void writeOutput(
      XmlText xml, OperationModel operation, SdkPojo output, String requestId);

  /** The error's code, message and further members. */
  final void writeError(XmlText xml, AwsException error) {
    xml.element("Code", names.queryCode(error.code())).element("Message", error.text());
    XmlFields.write(xml, error.fields());
  }

  final String namespace() {
    return namespace;
  }

  final Encoded encoded(int status, XmlText xml) {
    return new Encoded(status, contentType, Map.of(), xml.bytes());
  }
}
