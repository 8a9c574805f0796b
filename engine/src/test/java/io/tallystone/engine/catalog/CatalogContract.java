package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.Catalog.Tombstone;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} does with leases, commits, merges and tombstones. */
abstract class CatalogContract {

  private static final Documents.Key POSITION = new Documents.Key("position", "world", "metrics");

  protected Catalog catalog = none();

  /** Opens the catalogue of this test; what was stored before in the test is there again. */
  protected abstract Catalog open();

  @BeforeEach
  void openFirst() {
    catalog = open();
  }

  @AfterEach
  void closeLast() {
    catalog.close();
  }

  @SuppressWarnings("NullAway") // set before each test
  private static Catalog none() {
    return null;
  }

  private void reopen() {
    catalog.close();
    catalog = open();
  }

  @Test
  void aNewOwnerGetsAHigherEpochAndTheCheckpoint() {
    Lease first = catalog.acquire(0, "a");
    assertThat(first).isEqualTo(new Lease(0, "a", 1, 0));
    assertCommitted(commit(first, 0, 70, "s1"));
    reopen();
    assertThat(catalog.acquire(0, "b")).isEqualTo(new Lease(0, "b", 2, 70));
    assertThat(catalog.acquire(1, "b")).isEqualTo(new Lease(1, "b", 1, 0));
  }

  @Test
  void aCommitStoresSegmentsCheckpointStatisticsAndDocumentsTogether() {
    LogStream stream = newStream("g", "s");
    Lease lease = catalog.acquire(0, "a");
    StreamDelta delta = new StreamDelta(stream.groupId(), stream.id(), 10, 20, 25, 3, 300);
    SegmentRecord segment = segment("s1");
    assertCommitted(
        catalog.commit(
            lease,
            0,
            7,
            List.of(segment),
            List.of(delta),
            List.of(new DocumentChange(POSITION, "7"))));
    reopen();
    assertThat(catalog.snapshot().segments()).containsExactly(segment);
    assertThat(catalog.documents().find(POSITION)).contains("7");
    LogStream merged = catalog.directory().streamById(stream.id()).orElseThrow();
    assertThat(merged)
        .isEqualTo(
            new LogStream(
                stream.id(), stream.groupId(), "s", stream.createdAt(), 10L, 20L, 25L, 300));
    assertThat(catalog.acquire(0, "a").nextOffset()).isEqualTo(7);
  }

  @Test
  void statisticsWidenAndAddUp() {
    LogStream one = newStream("g", "one");
    LogStream two = catalog.directory().createStream(one.groupId(), "two", 1).orElseThrow();
    Lease lease = catalog.acquire(0, "a");
    long group = one.groupId();
    assertThat(catalog.directory().stream(group, "one")).contains(one); // now it is cached
    catalog.commit(
        lease,
        0,
        1,
        List.of(),
        List.of(
            new StreamDelta(group, one.id(), 10, 20, 30, 1, 100),
            new StreamDelta(group, two.id(), 5, 5, 5, 1, 11)),
        List.of());
    catalog.commit(
        lease,
        1,
        2,
        List.of(),
        List.of(new StreamDelta(group, one.id(), 12, 15, 29, 1, 50)),
        List.of());
    catalog.commit(
        lease,
        2,
        3,
        List.of(),
        List.of(new StreamDelta(group, one.id(), 1, 99, 100, 1, 1)),
        List.of());
    LogStream merged = catalog.directory().stream(group, "one").orElseThrow();
    assertThat(merged.firstEventTime()).isEqualTo(1);
    assertThat(merged.lastEventTime()).isEqualTo(99);
    assertThat(merged.lastIngestionTime()).isEqualTo(100);
    assertThat(merged.storedBytes()).isEqualTo(151);
    assertThat(catalog.directory().groupById(group).orElseThrow().storedBytes()).isEqualTo(162);
  }

  @Test
  void statisticsOfWhatWasDeletedChangeNothing() {
    LogStream stays = newStream("g", "stays");
    LogStream goes = catalog.directory().createStream(stays.groupId(), "goes", 1).orElseThrow();
    LogStream groupGoes = newStream("gone", "s");
    catalog.directory().deleteStream(stays.groupId(), "goes", 2);
    catalog.directory().deleteGroup(DirectoryTestWorld.SCOPE, "gone", 2);
    Lease lease = catalog.acquire(0, "a");
    assertCommitted(
        catalog.commit(
            lease,
            0,
            1,
            List.of(),
            List.of(
                new StreamDelta(goes.groupId(), goes.id(), 1, 1, 1, 1, 100),
                new StreamDelta(groupGoes.groupId(), groupGoes.id(), 1, 1, 1, 1, 100)),
            List.of()));
    assertThat(storedBytes(stays.groupId())).isZero();
    assertThat(catalog.directory().streamById(goes.id())).isEmpty();
    assertThat(catalog.directory().streamById(groupGoes.id())).isEmpty();
  }

  @Test
  void aCommitOfAnOlderEpochChangesNothing() {
    LogStream stream = newStream("g", "s");
    Lease old = catalog.acquire(0, "a");
    catalog.acquire(0, "b");
    CommitResult result =
        catalog.commit(
            old,
            0,
            7,
            List.of(segment("s1")),
            List.of(new StreamDelta(stream.groupId(), stream.id(), 1, 1, 1, 1, 1)),
            List.of(new DocumentChange(POSITION, "7")));
    assertFenced(result, "epoch: 1 (expected: 2)");
    assertThat(catalog.snapshot().segments()).isEmpty();
    assertThat(catalog.documents().find(POSITION)).isEmpty();
    assertThat(catalog.directory().streamById(stream.id())).contains(stream);
    assertThat(catalog.acquire(0, "b").nextOffset()).isZero();
  }

  @Test
  void aLeaseNobodyGaveIsFenced() {
    assertFenced(commit(new Lease(3, "a", 1, 0), 0, 1, "s1"), "owned by nobody");
  }

  @Test
  void aCommitMustBeginAtTheCheckpoint() {
    Lease lease = catalog.acquire(0, "a");
    assertCommitted(commit(lease, 0, 10, "s1"));
    assertFenced(commit(lease, 0, 10, "s2"), "from: 0 (expected: 10)");
    assertFenced(commit(lease, 11, 12, "s3"), "from: 11 (expected: 10)");
    assertCommitted(commit(lease, 10, 12, "s4"));
    assertThat(names()).containsExactly("s1", "s4");
    assertThatThrownBy(() -> commit(lease, 12, 11, "s5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("to: 11 (expected: >= 12)");
  }

  @Test
  void aSegmentNameThatIsTakenUndoesTheWholeCommit() {
    Lease lease = catalog.acquire(0, "a");
    assertCommitted(commit(lease, 0, 10, "s1"));
    assertThatThrownBy(() -> commit(lease, 10, 20, "s1")).isInstanceOf(CatalogException.class);
    assertCommitted(commit(lease, 10, 20, "s2"));
  }

  @Test
  void aMergeReplacesItsSegmentsAndTakesOffWhatIsGone() {
    LogStream stream = newStream("g", "s");
    long group = stream.groupId();
    Lease lease = catalog.acquire(0, "a");
    catalog.commit(
        lease,
        0,
        10,
        List.of(segment("s1"), segment("s2"), segment("s3")),
        List.of(new StreamDelta(group, stream.id(), 1, 1, 1, 1, 100)),
        List.of());
    assertThat(storedBytes(group)).isEqualTo(100);
    assertCommitted(
        catalog.replace(
            lease, List.of("s1", "s2"), List.of(segment("m1")), Map.of(group, 40L, 999L, 5L)));
    reopen();
    assertThat(names()).containsExactly("m1", "s3");
    assertThat(storedBytes(group)).isEqualTo(60);
    Lease next = catalog.acquire(0, "a");
    assertThat(next.nextOffset()).isEqualTo(10);
    assertCommitted(catalog.replace(next, List.of("m1"), List.of(), Map.of(group, 1_000L)));
    assertThat(storedBytes(group)).isZero();
    assertThat(names()).containsExactly("s3");
  }

  @Test
  void aMergeIsFencedWhenAnOldSegmentIsGoneOrElsewhereOrTheLeaseIsOld() {
    Lease lease = catalog.acquire(0, "a");
    Lease other = catalog.acquire(1, "a");
    commit(lease, 0, 10, "s1");
    commit(other, 0, 10, "p1");
    assertFenced(replace(lease, List.of("s1", "s0"), "m1"), "s0");
    assertFenced(replace(lease, List.of("p1"), "m1"), "p1");
    catalog.acquire(0, "b");
    assertFenced(replace(lease, List.of("s1"), "m1"), "epoch: 1 (expected: 2)");
    assertThat(names()).containsExactly("p1", "s1");
  }

  @Test
  void aQuarantinedSegmentStaysListedWithItsReason() {
    Lease lease = catalog.acquire(0, "a");
    commit(lease, 0, 10, "s1");
    catalog.quarantine("s1", "checksum of block 3");
    catalog.quarantine("merged away", "whatever");
    reopen();
    assertThat(catalog.snapshot().segments())
        .extracting(SegmentRecord::quarantined)
        .containsExactly("checksum of block 3");
  }

  @Test
  void deletionsLeaveTombstonesUntilTheyAreDropped() {
    LogStream stream = newStream("g", "s");
    catalog.directory().deleteStream(stream.groupId(), "s", 111);
    catalog.directory().deleteGroup(DirectoryTestWorld.SCOPE, "g", 222);
    reopen();
    Tombstone ofGroup = new Tombstone(stream.groupId(), 0, 222);
    Tombstone ofStream = new Tombstone(stream.groupId(), stream.id(), 111);
    assertThat(catalog.snapshot().tombstones()).containsExactly(ofGroup, ofStream);
    catalog.dropTombstones(List.of(ofStream, new Tombstone(77, 0, 1)));
    assertThat(catalog.snapshot().tombstones()).containsExactly(ofGroup);
  }

  @Test
  void clearingTheDirectoryLeavesSegmentsAndCheckpoint() {
    newStream("g", "s");
    catalog.directory().deleteGroup(DirectoryTestWorld.SCOPE, "g", 222);
    Lease lease = catalog.acquire(0, "a");
    commit(lease, 0, 10, "s1");
    catalog.directory().clear();
    assertThat(catalog.snapshot().tombstones()).isEmpty();
    assertThat(names()).containsExactly("s1");
    assertCommitted(replace(lease, List.of("s1"), "m1"));
    assertCommitted(commit(lease, 10, 11, "s2"));
  }

  @Test
  void nodesAreLiveSinceTheirLastHeartbeat() {
    catalog.heartbeat("a", 100);
    catalog.heartbeat("b", 200);
    catalog.heartbeat("a", 300);
    reopen();
    assertThat(catalog.liveNodes(100)).containsExactly("a", "b");
    assertThat(catalog.liveNodes(201)).containsExactly("a");
    assertThat(catalog.liveNodes(301)).isEmpty();
  }

  @Test
  void aClosedCatalogSaysSo() {
    catalog.close();
    assertThatThrownBy(() -> catalog.snapshot()).isInstanceOf(CatalogException.class);
    assertThatThrownBy(() -> catalog.heartbeat("a", 1)).isInstanceOf(CatalogException.class);
    catalog.close();
  }

  // -- small words for the tests above

  private LogStream newStream(String groupName, String name) {
    LogGroup group =
        catalog.directory().createGroup(DirectoryTestWorld.group(groupName)).orElseThrow();
    return catalog.directory().createStream(group.id(), name, 1).orElseThrow();
  }

  private CommitResult commit(Lease lease, long from, long to, String name) {
    return catalog.commit(lease, from, to, List.of(segment(name)), List.of(), List.of());
  }

  private CommitResult replace(Lease lease, List<String> oldNames, String name) {
    return catalog.replace(lease, oldNames, List.of(segment(name)), Map.of());
  }

  private List<String> names() {
    return catalog.snapshot().segments().stream().map(SegmentRecord::name).sorted().toList();
  }

  private long storedBytes(long groupId) {
    return catalog.directory().groupById(groupId).orElseThrow().storedBytes();
  }

  private static SegmentRecord segment(String name) {
    return new SegmentRecord(name, 0, 1_000, 2_000, 30, 3_000, 400, "");
  }

  private static void assertCommitted(CommitResult result) {
    assertThat(result).isEqualTo(new CommitResult.Committed());
  }

  private static void assertFenced(CommitResult result, String detail) {
    assertThat(result).isInstanceOf(CommitResult.Fenced.class);
    assertThat(((CommitResult.Fenced) result).detail()).contains(detail);
  }
}
