package io.tallystone.benchmarks.workload;

import java.util.SplittableRandom;

/**
 * Flow records of one network interface in the default format ("Flow log records", Amazon VPC user
 * guide: version, account, interface, addresses, ports, protocol, packets, bytes, start, end,
 * action, status).
 */
final class FlowLog implements LogSource {
  private static final int[] PORTS = {443, 443, 443, 80, 22, 5432, 6379, 53, 3306, 8080, 9092, 123};
  private static final int NEIGHBOURS = 60;
  private static final int INTERVAL_SECONDS = 60;

  private final Values values;
  private final String head;
  private final String own;
  private final String[] neighbours = new String[NEIGHBOURS];

  FlowLog(long seed) {
    this.values = new Values(seed);
    this.head = "2 123456789010 eni-0" + values.hex(16) + ' ';
    for (int i = 0; i < neighbours.length; i++) {
      SplittableRandom random = values.random();
      neighbours[i] = "172.31." + random.nextInt(48) + '.' + random.nextInt(256);
    }
    this.own = neighbours[0];
  }

  @Override
  public void line(long time, StringBuilder out) {
    SplittableRandom random = values.random();
    long start = time / 1000 - random.nextInt(INTERVAL_SECONDS);
    out.append(head);
    if (random.nextInt(200) == 0) {
      out.append("- - - - - - - ").append(start).append(' ').append(start + INTERVAL_SECONDS);
      out.append(" - NODATA");
      return;
    }
    String peer =
        random.nextInt(3) == 0 ? neighbours[random.nextInt(NEIGHBOURS)] : values.address();
    int port = PORTS[random.nextInt(PORTS.length)];
    int ephemeral = 32_768 + random.nextInt(28_000);
    boolean rejected = random.nextInt(12) == 0;
    int packets = rejected ? 1 + random.nextInt(3) : 1 + values.uneven(2_000);
    if (random.nextBoolean()) {
      out.append(peer).append(' ').append(own).append(' ').append(ephemeral).append(' ');
      out.append(port);
    } else {
      out.append(own).append(' ').append(peer).append(' ').append(port).append(' ');
      out.append(ephemeral);
    }
    out.append(port == 53 || port == 123 ? " 17 " : " 6 ").append(packets).append(' ');
    out.append(packets * (40L + random.nextInt(rejected ? 20 : 1_400))).append(' ');
    out.append(start).append(' ').append(start + random.nextInt(INTERVAL_SECONDS));
    out.append(rejected ? " REJECT OK" : " ACCEPT OK");
  }
}
