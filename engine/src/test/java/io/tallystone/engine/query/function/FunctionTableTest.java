package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tallystone.engine.query.value.RandomValues;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionTableTest {
  private static final long SEED = 17;

  @Test
  void namesAreFoundInAnyCase() {
    assertThat(FunctionTable.find("ISPRESENT")).isEqualTo(FunctionTable.find("isPresent"));
    assertThat(FunctionTable.find("isPresent")).isPresent();
    assertThat(FunctionTable.find("typeof")).isEmpty();
  }

  @Test
  void theFunctionsOfTheUserGuideAreThere() {
    assertThat(FunctionTable.all())
        .extracting(ScalarFunction::name)
        .containsExactlyInAnyOrder(
            "abs",
            "ceil",
            "floor",
            "greatest",
            "least",
            "log",
            "sqrt",
            "round",
            "haversine",
            "toNumber",
            "toInt",
            "toLong",
            "toDouble",
            "isNumeric",
            "jsonParse",
            "jsonStringify",
            "jsonArraySize",
            "jsonArrayContains",
            "bin",
            "datefloor",
            "dateceil",
            "fromMillis",
            "toMillis",
            "now",
            "parseDate",
            "formatDate",
            "strftime",
            "queryStartTime",
            "queryEndTime",
            "queryTimeRange",
            "isPresent",
            "unmask",
            "coalesce",
            "case",
            "if",
            "messageSize",
            "isValidIp",
            "isValidIpV4",
            "isValidIpV6",
            "isIpInSubnet",
            "isIpv4InSubnet",
            "isIpv6InSubnet",
            "ipv4ToNumber",
            "isPrivateIP",
            "isPublicIP",
            "isReservedIP",
            "isempty",
            "isblank",
            "concat",
            "ltrim",
            "rtrim",
            "trim",
            "strlen",
            "toupper",
            "tolower",
            "substr",
            "replace",
            "regexReplace",
            "strcontains",
            "startsWith",
            "endsWith",
            "urlencode",
            "urldecode",
            "base64encode",
            "base64decode",
            "split",
            "hexToAscii",
            "hexToDec",
            "decToHex",
            "md5",
            "sha256");
  }

  @Test
  void noFunctionThrowsOnAnyValuesOnceItIsPrepared() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (ScalarFunction function : FunctionTable.all()) {
      for (int i = 0; i < 2_000; i++) {
        tryOut(function, random);
      }
    }
  }

  private static void tryOut(ScalarFunction function, RandomGenerator random) {
    Arity arity = function.arity();
    int most = Math.min(arity.most(), arity.least() + 3);
    List<Value> arguments = new ArrayList<>();
    for (int n = random.nextInt(arity.least(), most + 1); n > 0; n--) {
      arguments.add(RandomValues.next(random));
    }
    List<@Nullable Value> constants = new ArrayList<>();
    for (Value argument : arguments) {
      constants.add(random.nextBoolean() ? argument : null);
    }
    List<Value> all = new ArrayList<>(arguments);
    for (String implicit : function.implicitFields()) {
      assertThat(implicit).isEqualTo("@timestamp");
      all.addFirst(RandomValues.next(random));
    }
    String about = "seed " + SEED + ": " + function.name() + all + " constants " + constants;
    try {
      Value unprepared = function.apply(all, Calls.QUERY);
      Value prepared = function.prepare(constants).apply(all, Calls.QUERY);
      assertThat(prepared).as(about).isEqualTo(unprepared);
    } catch (InvalidArgument documented) {
      assertThat(documented.index()).as(about).isBetween(0, arguments.size() - 1);
      assertThat(constants.get(documented.index())).as(about).isNotNull();
    } catch (RuntimeException undocumented) {
      fail(about, undocumented);
    }
  }
}
