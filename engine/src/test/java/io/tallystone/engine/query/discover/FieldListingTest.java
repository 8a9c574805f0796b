package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldListingTest {

  @Test
  void jsonFieldsAreNamedByTheirPath() {
    assertThat(fields("{\"a\":{\"b\":[{\"c\":1},\"x\"]},\"x-y\":2.50}"))
        .containsExactly(entry("a.b.0.c", "1"), entry("a.b.1", "x"), entry("x-y", "2.50"));
  }

  @Test
  void nullAndEmptyContainersAreNoFieldsAndBooleansAreText() {
    assertThat(fields(" {\"a\":null, \"b\":[], \"c\":{}, \"d\":true, \"e\":false}\n"))
        .containsExactly(entry("d", "true"), entry("e", "false"));
  }

  @Test
  void jsonInAStringIsALeaf() {
    assertThat(fields("{\"a\":\"{\\\"b\\\":1}\"}")).containsExactly(entry("a", "{\"b\":1}"));
  }

  @Test
  void aKeyThatBeginsWithAnAtSignGetsOneMore() {
    assertThat(fields("{\"@example.com\":1,\"a\":{\"@b\":2}}"))
        .containsExactly(entry("@@example.com", "1"), entry("a.@b", "2"));
  }

  @Test
  void escapesAreReplacedByWhatTheyStandFor() {
    assertThat(fields("{\"a\\u0041\":\"\\n\\\"\\\\\\/\\u00e9\\ud83d\\ude00\\ud83d!\"}"))
        .containsExactly(entry("aA", "\n\"\\/é😀?!"));
  }

  @Test
  void whatIsNotJsonEndsTheDiscovery() {
    assertThat(fields("{\"a\":1,\"b\":tru,\"c\":2}")).containsExactly(entry("a", "1"));
    assertThat(fields("{\"a\":1,\"b\":\"cut of")).containsExactly(entry("a", "1"));
    assertThat(fields("{\"a\":01,\"b\":1}")).isEmpty();
    assertThat(fields("{a:1}")).isEmpty();
    assertThat(fields("{")).isEmpty();
  }

  @Test
  void atMostTwoHundredFieldsOfAnEventAreDiscovered() {
    StringBuilder json = new StringBuilder("{\"none\":null");
    for (int i = 0; i < 300; i++) {
      json.append(",\"f").append(i).append("\":").append(i);
    }
    assertThat(fields(json + "}")).hasSize(200).containsKey("f199").doesNotContainKey("f200");
  }

  @Test
  void deepNestingEndsTheDiscoveryAndNothingElse() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(fields("{\"a\":1,\"b\":" + deep + ",\"c\":2}")).containsExactly(entry("a", "1"));
  }

  @Test
  void aFlowRecordHasTheNamesOfTheDefaultFormat() {
    assertThat(
            fields(
                "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
                    + " 1418530010 1418530070 ACCEPT OK"))
        .hasSize(14)
        .containsEntry("accountId", "123456789010")
        .containsEntry("srcAddr", "172.31.16.139")
        .containsEntry("dstPort", "22")
        .containsEntry("bytes", "4249")
        .containsEntry("startTime", "1418530010")
        .containsEntry("logStatus", "OK");
  }

  @Test
  void aQueryOfRoute53HasItsNames() {
    assertThat(
            fields(
                "1.0 2017-12-13T08:15:50.235Z Z123412341234 example.com AAAA NOERROR TCP IAD12"
                    + " 192.0.2.0 198.51.100.0/24"))
        .containsEntry("hostZoneId", "Z123412341234")
        .containsEntry("queryName", "example.com")
        .containsEntry("edgeLocation", "IAD12")
        .containsEntry("ednsClientSubnet", "198.51.100.0/24");
  }

  @Test
  void anAccessLogEntryIsCutIntoAddressesPortsAndTheRequest() {
    assertThat(
            fields(
                "http 2018-07-02T22:23:00.186641Z app/lb/50dc6c495c0c9188 192.168.131.39:2817"
                    + " 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366"
                    + " \"GET http://www.example.com:80/a b HTTP/1.1\" \"curl/7.46.0\" - - arn:x"
                    + " \"Root=1-58337262\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z \"forward\""
                    + " \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\""))
        .containsEntry("client_ip", "192.168.131.39")
        .containsEntry("client_port", "2817")
        .containsEntry("elb_status_code", "200")
        .containsEntry("request_verb", "GET")
        .containsEntry("request_url", "http://www.example.com:80/a b")
        .containsEntry("request_proto", "HTTP/1.1")
        .containsEntry("classification_reason", "-");
  }

  @Test
  void aClassicLoadBalancersEntryIsKnownByItsQuotes() {
    assertThat(
            fields(
                "2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 - 0.000073 -1"
                    + " 0.000057 200 200 0 29 \"GET http://www.example.com:80/ HTTP/1.1\""
                    + " \"curl/7.38.0\" - -"))
        .containsEntry("request_ip", "192.168.131.39")
        .containsEntry("backend_ip", "-")
        .doesNotContainKey("backend_port")
        .containsEntry("elb_response_code", "200");
  }

  @Test
  void aReportOfLambdaHasDurationsInMillisecondsAndMemoryInBytes() {
    assertThat(
            fields(
                "REPORT RequestId: 79b4f56e-95b1-4643-9700-2807f4e68189\tDuration: 12.50 ms\t"
                    + "Billed Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t"
                    + "Init Duration: 101.2 ms\t\nXRAY TraceId: 1-5e-1\tSegmentId: 0f\t"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "@type", "REPORT",
                "@requestId", "79b4f56e-95b1-4643-9700-2807f4e68189",
                "@duration", "12.50",
                "@billedDuration", "13",
                "@initDuration", "101.2",
                "@memorySize", "1.28E8",
                "@maxMemoryUsed", "6.4E7",
                "@xrayTraceId", "1-5e-1",
                "@xraySegmentId", "0f"));
  }

  @Test
  void theLinesOfAFunctionHaveTheirRequestIdAndTheFirstJsonInThem() {
    String id = "79b4f56e-95b1-4643-9700-2807f4e68189";
    assertThat(fields("START RequestId: " + id + " Version: $LATEST\n"))
        .containsExactly(entry("@type", "START"), entry("@requestId", id));
    assertThat(fields("2024-05-01T10:00:00.000Z\t" + id + "\tINFO\tgot {\"a\":1} and {\"b\":2}"))
        .containsExactly(entry("@requestId", id), entry("a", "1"));
    assertThat(fields("[ERROR]\t2024-05-01T10:00:00.000Z\t" + id + "\tfailed"))
        .containsExactly(entry("@requestId", id));
  }

  @Test
  void otherTextHasNoFields() {
    assertThat(fields("")).isEmpty();
    assertThat(fields("   ")).isEmpty();
    assertThat(fields("ERROR: something {\"a\":1}")).isEmpty();
    assertThat(fields("2024-05-01 10:00:00 INFO started in 12 ms")).isEmpty();
  }

  private static Map<String, String> fields(String message) {
    byte[] utf8 = ("##" + message + "##").getBytes(UTF_8); // so that bounds are kept to
    return FieldListing.of(utf8, 2, utf8.length - 4);
  }
}
