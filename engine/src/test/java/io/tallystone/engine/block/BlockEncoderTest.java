package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.EventBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockEncoderTest {

  @Test
  void keysAddedWhileEncodingAreThoseOfTheMessages() {
    try (BlockEncoder encoder = new BlockEncoder(true)) {
      for (long seed = 0; seed < 300; seed++) {
        EventBuffer run = messages(new Random(seed));
        KeySet onTheWay = new KeySet();
        encoder.encode(run, onTheWay);
        KeySet alone = new KeySet();
        FilterKeys.collect(run, alone);
        assertThat(sorted(onTheWay)).as("seed %d", seed).isEqualTo(sorted(alone));
      }
    }
  }

  @Test
  void keysOfMessagesThatDoNotRepeatAreAddedAsWell() {
    EventBuffer run = new EventBuffer();
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int word = 0; word < 6; word++) {
        line.append((char) ('g' + random.nextInt(20))).append((char) ('g' + random.nextInt(20)));
        line.append("xyz ");
      }
      byte[] message = line.toString().getBytes(UTF_8);
      run.add(1, i, i, i, 0, message, 0, message.length);
    }
    KeySet onTheWay = new KeySet();
    try (BlockEncoder encoder = new BlockEncoder(true)) {
      ByteBuffer block = encoder.encode(run, onTheWay).bytes();
      assertThat(block.get(4)).isEqualTo((byte) MessageEncoding.PLAIN.code());
    }
    KeySet alone = new KeySet();
    FilterKeys.collect(run, alone);
    assertThat(sorted(onTheWay)).isEqualTo(sorted(alone));
  }

  @Test
  void aBlockDoesNotPassForAnotherRun() throws MalformedBlock {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      EventBuffer run = new EventBuffer();
      EventBuffer other = new EventBuffer();
      int changed = random.nextInt(200);
      for (int i = 0; i < 200; i++) {
        byte[] message = ("took " + random.nextInt(1000) + " ms at node-" + i).getBytes(UTF_8);
        run.add(1, i, i, i, 0, message, 0, message.length);
        if (i == changed) {
          message[random.nextInt(message.length)] ^= 1;
        }
        other.add(1, i, i, i, 0, message, 0, message.length);
      }
      CompactMessages messages = new CompactMessages();
      CompactWriter columns = CompactWriter.create();
      assertThat(messages.write(other, columns, null)).isTrue();
      try (BlockEncoder encoder = new BlockEncoder(true)) {
        ByteBuffer block = encoder.encode(run).bytes();
        assertThat(BlockDecoder.readsBack(block, other, messages)).as("seed %d", seed).isFalse();
        columns.clear();
        messages.write(run, columns, null);
        assertThat(BlockDecoder.readsBack(block, run, messages)).as("seed %d", seed).isTrue();
      }
    }
  }

  private static EventBuffer messages(Random random) {
    RandomMessages source = new RandomMessages(random);
    int kind = random.nextInt(RandomMessages.KINDS);
    EventBuffer run = new EventBuffer();
    List<byte[]> earlier = new ArrayList<>();
    for (int rows = 1 + random.nextInt(300); rows > 0; rows--) {
      boolean again = !earlier.isEmpty() && random.nextInt(4) == 0;
      byte[] message = again ? earlier.get(random.nextInt(earlier.size())) : source.message(kind);
      earlier.add(message);
      run.add(1, rows, rows, rows, 0, message, 0, message.length);
    }
    return run;
  }

  private static List<Long> sorted(KeySet keys) {
    List<Long> all = new ArrayList<>();
    keys.forEach(all::add);
    return all.stream().sorted().toList();
  }
}
