package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.plan.LookupTables;
import io.tallystone.engine.query.plan.LookupTables.Table;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.plan.QueryProblem;
import io.tallystone.engine.query.ql.QlParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code lookup} and {@code cidrlookup} with tables of a few rows. */
class LookupCommandsTest {
  private static final Map<String, Table> TABLES =
      Map.of(
          "users",
          new Table(
              List.of("id", "org", "name"),
              List.of(
                  List.of("7", "x", "Ann"), List.of("7", "y", "Bob"), List.of("7", "x", "late"))),
          "net",
          new Table(
              List.of("region", "cidr", "block"),
              List.of(
                  List.of("eu", "10.0.0.0/8", "192.0.2.0/24"),
                  List.of("lab", "10.1.0.0/16", "192.0.2.0/25"),
                  List.of("six", "2001:db8::/32", "2001:db8::/32"))),
          "bad",
          new Table(List.of("cidr"), List.of(List.of("10.0.0.1/8"))));

  private final SampleEvents events =
      new SampleEvents()
          .at(0, "{\"id\":7,\"o\":\"x\",\"ip\":\"10.1.2.3\",\"name\":\"old\"}")
          .at(1, "{\"id\":8,\"o\":\"y\",\"ip\":\"10.9.9.9\",\"region\":\"set\"}")
          .at(2, "{\"id\":7,\"o\":\"y\",\"ip\":\"2001:db8::1\",\"region\":\"\"}")
          .at(3, "{\"o\":\"X\",\"ip\":\"host\"}");

  @Test
  void lookupAddsTheColumnsOfTheFirstRowThatIsEqual() throws Exception {
    assertThat(ask("fields id | sort @timestamp asc | lookup users id as id OUTPUT name as who"))
        .containsExactly("id=7 who=Ann", "id=8", "id=7 who=Ann", "");
    assertThat(ask("fields o | sort @timestamp asc | lookup users id as id, org as o OUTPUT name"))
        .containsExactly("o=x name=Ann", "o=y", "o=y name=Bob", "o=X");
  }

  @Test
  void outputReplacesWhatTheEventHasAndOnlyIfThereIsARow() throws Exception {
    assertThat(ask("fields name | filter o = 'x' | lookup users id as id OUTPUT name"))
        .containsExactly("name=Ann");
    assertThat(ask("fields name | filter o = 'x' | lookup users id as o OUTPUT name"))
        .containsExactly("name=old");
  }

  @Test
  void whatIsLookedUpCanBeFilteredAndGrouped() throws Exception {
    assertThat(ask("lookup users id as id OUTPUT name as who | stats count(*) as n by who"))
        .containsExactly("n=2", "who=Ann n=2");
    assertThat(ask("lookup users id as id OUTPUT name as who | filter who = 'Ann' | fields o"))
        .containsExactly("o=y who=Ann", "o=x who=Ann");
  }

  @Test
  void cidrlookupTakesTheSmallestBlock() throws Exception {
    assertThat(ask("fields ip | sort @timestamp asc | cidrlookup net ip OUTPUT region"))
        .containsExactly(
            "ip=10.1.2.3 region=lab",
            "ip=10.9.9.9 region=eu",
            "ip=2001:db8::1 region=six",
            "ip=host");
    assertThat(ask("fields o | sort @timestamp asc | cidrlookup net ip OUTPUTNEW region"))
        .containsExactly("o=x region=lab", "o=y region=set", "o=y region=six", "o=X");
    assertThat(
            ask(
                "filter o = 'x' | fields '192.0.2.200' as a | cidrlookup net a as block OUTPUT"
                    + " region"))
        .containsExactly("a=192.0.2.200 region=eu");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ask("lookup none id as id OUTPUT name"))
        .isInstanceOf(QueryProblem.class)
        .hasMessage("There is no lookup table none");
    assertThatThrownBy(() -> ask("lookup users key as id OUTPUT name"))
        .hasMessage("Lookup table users has no column key (expected: one of id, org, name)");
    assertThatThrownBy(() -> ask("cidrlookup net ip OUTPUT zone"))
        .hasMessageContaining("has no column zone");
    assertThatThrownBy(() -> ask("cidrlookup bad ip OUTPUT cidr"))
        .hasMessageContaining("Lookup table bad: CIDR block: 10.0.0.1/8");
    assertThatThrownBy(() -> Planner.plan(QlParser.parse("cidrlookup net ip OUTPUT region"), 1))
        .hasMessage("There is no lookup table net");
  }

  private List<String> ask(String question) throws Exception {
    LookupTables tables = name -> Optional.ofNullable(TABLES.get(name));
    return Asking.texts(
        Asking.run(
            events.source(),
            SampleEvents.START,
            SampleEvents.END,
            Planner.plan(QlParser.parse(question), 100, tables)));
  }
}
