package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

/** What a query may read, queries within it included. */
class QueryAccessTest {
  @TempDir Path directory;
  private PolicyServer server;

  @BeforeEach
  void start() throws Exception {
    server = new PolicyServer(directory);
    server.root.createLogGroup(r -> r.logGroupName("g"));
    server.root.createLogGroup(r -> r.logGroupName("h"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyGroupThatAQueryReadsNeedsPermission() {
    assertThat(start("fields a")).isNotEmpty();
    assertThat(start("filter a in (SOURCE 'g' | fields a)")).isNotEmpty();

    assertDenied("filter b = 1 or a in (SOURCE 'h' | fields a)");
    assertDenied("join left=l right=r where l.a = r.a (SOURCE 'h')");
    assertDenied("fields a | appendcols (SOURCE logGroups() | stats count(*) as n)");
  }

  @Test
  void lookupTablesNeedPermissionToBeSeenOrChangedButNotToBeAsked() {
    String arn =
        server
            .root
            .createLookupTable(r -> r.lookupTableName("users").tableBody("id,name\n7,Ann\n"))
            .lookupTableArn();

    assertThat(start("lookup users id as user OUTPUT name")).isNotEmpty();
    assertDenied(() -> server.reader.getLookupTable(r -> r.lookupTableArn(arn)));
    assertDenied(() -> server.reader.describeLookupTables(r -> {}));
    assertDenied(
        () -> server.reader.createLookupTable(r -> r.lookupTableName("x").tableBody("id\n")));
    assertDenied(
        () -> server.reader.updateLookupTable(r -> r.lookupTableArn(arn).tableBody("id\n")));
    assertDenied(() -> server.reader.deleteLookupTable(r -> r.lookupTableArn(arn)));
    assertDenied(() -> server.guest.getLookupTable(r -> r.lookupTableArn(arn)));
  }

  private void assertDenied(String question) {
    assertDenied(() -> start(question));
  }

  private static void assertDenied(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CloudWatchLogsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
  }

  private String start(String question) {
    return server
        .reader
        .startQuery(r -> r.logGroupName("g").startTime(0L).endTime(1L).queryString(question))
        .queryId();
  }
}
