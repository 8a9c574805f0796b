package io.tallystone.benchmarks.workload;

import java.util.SplittableRandom;

/**
 * Values of variable fields: from pools that are used very unevenly, as in real logs, and now and
 * then a fresh one.
 */
final class Values {
  private static final String HEX = "0123456789abcdef";
  private static final int ADDRESSES = 20_000;
  private static final int POOL = 2_000;

  private final SplittableRandom random;
  private final String[] addresses = new String[ADDRESSES];
  private final String[] uuids = new String[POOL];

  Values(long seed) {
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = freshAddress();
    }
    for (int i = 0; i < uuids.length; i++) {
      uuids[i] = freshUuid();
    }
  }

  SplittableRandom random() {
    return random;
  }

  /** A number below the bound; small ones are far more frequent (log-uniform). */
  int uneven(int bound) {
    return (int) Math.min(bound - 1, Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1);
  }

  String address() {
    return addresses[uneven(ADDRESSES)];
  }

  /** One in three is new; the others were seen before, as ids that follow a request are. */
  String uuid() {
    int at = random.nextInt(POOL);
    if (random.nextInt(3) == 0) {
      uuids[at] = freshUuid();
    }
    return uuids[at];
  }

  String freshUuid() {
    String h = hex(32);
    return h.substring(0, 8)
        + '-'
        + h.substring(8, 12)
        + "-4"
        + h.substring(13, 16)
        + "-a"
        + h.substring(17, 20)
        + '-'
        + h.substring(20);
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(HEX.charAt(random.nextInt(16)));
    }
    return text.toString();
  }

  /** As many decimal digits, the first not 0 if there are several. */
  String number(int digits) {
    StringBuilder text = new StringBuilder(digits);
    text.append((char) (digits == 1 ? '0' + random.nextInt(10) : '1' + random.nextInt(9)));
    while (text.length() < digits) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  /** A latency: log-normal, around 12 ms. */
  double latency() {
    double normal = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    return Math.exp(2.5 + 1.9 * normal);
  }

  private String freshAddress() {
    String start = random.nextInt(3) == 0 ? "10." : (1 + random.nextInt(222)) + ".";
    return start + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
  }
}
