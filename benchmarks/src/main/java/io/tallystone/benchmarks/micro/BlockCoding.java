package io.tallystone.benchmarks.micro;

import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.engine.block.BlockDecoder;
import io.tallystone.engine.block.BlockEncoder;
import io.tallystone.engine.block.MalformedBlock;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Blocks of 1 MB of messages: encoding, decoding, and looking into their text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class BlockCoding {
  @Param({"MIXED", "JSON"})
  Kind kind;

  private final BlockEncoder quick = new BlockEncoder(false);
  private final BlockEncoder compact = new BlockEncoder(true);
  private final Needs absent = new Needs.Literal("0ddba115".getBytes(StandardCharsets.UTF_8));
  private EventRun run;
  private byte[] encoded;

  /** Makes a block. */
  @Setup
  public void makeBlock() throws IOException {
    run = Logs.block(kind);
    ByteBuffer bytes = compact.encode(run).bytes();
    encoded = new byte[bytes.remaining()];
    bytes.get(encoded);
  }

  /** Frees the encoders. */
  @TearDown
  public void close() {
    quick.close();
    compact.close();
  }

  /** As a memory table is sealed. */
  @Benchmark
  public Object encodeQuick() {
    return quick.encode(run);
  }

  /** As segments are merged; the block is read back and compared. */
  @Benchmark
  public Object encodeCompact() {
    return compact.encode(run);
  }

  /** All events of a compact block. */
  @Benchmark
  public Object decode() throws MalformedBlock {
    return BlockDecoder.decode(ByteBuffer.wrap(encoded));
  }

  /** A search that ends without decoding. */
  @Benchmark
  public boolean mayContain() throws MalformedBlock {
    return BlockDecoder.mayContain(ByteBuffer.wrap(encoded), absent);
  }
}
