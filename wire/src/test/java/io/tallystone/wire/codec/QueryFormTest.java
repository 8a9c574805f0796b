package io.tallystone.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.model.ServiceTable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * CloudWatch by form posts, as older SDKs and Terraform speak it; its newest client no longer does.
 */
class QueryFormTest {

  @Test
  void everyCloudWatchOperationIsReadFromTheSdksQueryMarshaller() {
    long seed = 3000;
    ProtocolCodec codec = Codecs.of(Protocol.AWS_QUERY, "cloudwatch");
    for (String name : ServiceTable.find("cloudwatch").orElseThrow().operations().keySet()) {
      OperationModel model = OperationTables.find("cloudwatch", name).orElseThrow();
      SdkPojo request = new RandomPojos(seed, true).fill(model.newInput().get());
      String form = form(name, request);
      assertThat(codec.decode(model, form.getBytes(StandardCharsets.US_ASCII)))
          .as("%s seed %d: %s", name, seed, form)
          .isEqualTo(request);
      seed++;
    }
  }

  @Test
  void anAnswerNestsListsInMemberElements() {
    OperationModel model = OperationTables.find("cloudwatch", "DescribeAlarms").orElseThrow();
    DescribeAlarmsResponse output =
        DescribeAlarmsResponse.builder()
            .metricAlarms(MetricAlarm.builder().alarmName("a<&\r\u0001").threshold(1.5).build())
            .build();
    ProtocolCodec.Encoded encoded =
        Codecs.of(Protocol.AWS_QUERY, "cloudwatch").encode(model, output, "r-1");
    assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<DescribeAlarmsResponse"
                + " xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">"
                + "<DescribeAlarmsResult><MetricAlarms><member><AlarmName>a&lt;&amp;&#xD;\uFFFD"
                + "</AlarmName><Threshold>1.5</Threshold></member></MetricAlarms>"
                + "</DescribeAlarmsResult><ResponseMetadata><RequestId>r-1</RequestId>"
                + "</ResponseMetadata></DescribeAlarmsResponse>");
  }

  @Test
  void errorsHaveEachDialectsShape() {
    AwsException error =
        new AwsException("NoSuchEntityException", 404, "No <user>.", Map.of("Hint", "x"));
    assertThat(text(Codecs.of(Protocol.AWS_QUERY, "iam").encodeError(error, "r-1")))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error>"
                + "<Type>Sender</Type><Code>NoSuchEntity</Code><Message>No &lt;user&gt;.</Message>"
                + "<Hint>x</Hint></Error><RequestId>r-1</RequestId></ErrorResponse>");
    assertThat(text(Codecs.of(Protocol.EC2_QUERY, "ec2").encodeError(error, "r-1")))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Response><Errors><Error><Code>NoSuchEntityException</Code>"
                + "<Message>No &lt;user&gt;.</Message><Hint>x</Hint></Error></Errors>"
                + "<RequestID>r-1</RequestID></Response>");
    assertThat(text(Codecs.of(Protocol.AWS_JSON_1_1, "cloudwatchlogs").encodeError(error, "r-1")))
        .isEqualTo(
            "{\"__type\":\"NoSuchEntityException\",\"message\":\"No <user>.\",\"Hint\":\"x\"}");
  }

  private static String text(ProtocolCodec.Encoded encoded) {
    return new String(encoded.body(), StandardCharsets.UTF_8);
  }

  private static String form(String operation, SdkPojo request) {
    SdkClientConfiguration configuration =
        SdkClientConfiguration.builder()
            .option(
                SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
                ClientEndpointProvider.create(URI.create("http://127.0.0.1"), true))
            .build();
    OperationInfo info =
        OperationInfo.builder()
            .requestUri("/")
            .httpMethod(SdkHttpMethod.POST)
            .hasPayloadMembers(true)
            .operationIdentifier(operation)
            .apiVersion("2010-08-01")
            .build();
    StringJoiner form = new StringJoiner("&");
    AwsQueryProtocolFactory.builder()
        .clientConfiguration(configuration)
        .build()
        .createProtocolMarshaller(info)
        .marshall(request)
        .rawQueryParameters()
        .forEach(
            (name, values) ->
                values.forEach(value -> form.add(encode(name) + "=" + encode(value))));
    return form.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
