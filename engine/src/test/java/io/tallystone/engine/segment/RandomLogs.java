package io.tallystone.engine.segment;

import io.tallystone.engine.block.RandomMessages;
import io.tallystone.engine.event.EventBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of all kinds, drawn from a seed: text, JSON and bytes that are neither. */
final class RandomLogs {
  private final Random random;
  private final RandomMessages messages;

  RandomLogs(long seed) {
    this.random = new Random(seed);
    this.messages = new RandomMessages(random);
  }

  /** Runs of up to three groups, several runs a group, sorted as segments want them. */
  List<GroupRun> runs(int maxEvents) {
    List<GroupRun> runs = new ArrayList<>();
    int left = 1 + random.nextInt(maxEvents);
    long group = 0;
    long offset = 0;
    while (left > 0) {
      group += 1 + random.nextInt(3);
      long stream = random.nextInt(5);
      int streams = 1 + random.nextInt(20);
      for (int s = 0; s < streams && left > 0; s++) {
        stream += 1 + random.nextInt(4);
        EventBuffer run = new EventBuffer();
        int events = Math.min(left, 1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 10));
        int kind = random.nextInt(RandomMessages.KINDS);
        long time = 1_700_000_000_000L + random.nextInt(1_000_000);
        for (int i = 0; i < events; i++) {
          time += random.nextInt(3) * 300L;
          offset += 1 + random.nextInt(2);
          byte[] message = messages.message(kind);
          run.add(
              stream, time, time + 50, offset, random.nextInt(10_000), message, 0, message.length);
        }
        left -= events;
        runs.add(new GroupRun(group, run));
      }
    }
    return runs;
  }
}
