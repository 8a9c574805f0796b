package io.tallystone.benchmarks.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Live Tail session that notes when each numbered message arrives. It looks for the messages in
 * the bytes of the answer, which costs less than to decode its frames.
 */
public final class TailSession implements AutoCloseable {
  private static final String MARK = "live tail event ";
  private static final Pattern MESSAGE = Pattern.compile(MARK + "(\\d{9})");
  private static final int READ = 64 << 10;
  private static final int LONGEST = MARK.length() + 9;
  private static final long PATIENCE_SECONDS = 30;

  private final SocketChannel channel;
  private final CountDownLatch started = new CountDownLatch(1);
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private volatile @Nullable IOException failure;

  private record Arrival(int number, long nanos) {}

  /** Starts it; it sees what is put from now on. */
  public TailSession(int port, byte[] request) throws IOException, InterruptedException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    ByteBuffer bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    Thread.ofPlatform().name("tail").daemon().start(this::read);
    if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the Live Tail session did not start");
    }
    check();
  }

  /** The message that counts as this one. */
  public static String message(int number) {
    return MARK + "%09d".formatted(number);
  }

  /** When it arrived, of {@link System#nanoTime}; waits for it. Ask in the order of arrival. */
  public long arrival(int number) throws IOException, InterruptedException {
    Arrival next = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    check();
    if (next == null || next.number() != number) {
      throw new IOException("arrived: " + next + " (expected: " + message(number) + ")");
    }
    return next.nanos();
  }

  private void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw new IOException("the Live Tail session ended", failed);
    }
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(READ);
    StringBuilder text = new StringBuilder();
    try {
      while (true) {
        buffer.clear();
        if (channel.read(buffer) < 0) {
          throw new EOFException("closed by the server after: " + text);
        }
        long now = System.nanoTime();
        text.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
        if (started.getCount() > 0) {
          awaitStart(text);
        } else {
          note(text, now);
        }
      }
    } catch (IOException e) {
      failure = e;
      started.countDown();
      arrivals.add(new Arrival(-1, 0));
    }
  }

  private void awaitStart(StringBuilder text) throws IOException {
    if (text.indexOf("\r\n") >= 0 && !text.toString().startsWith("HTTP/1.1 200")) {
      throw new IOException("answer: " + text);
    }
    if (text.indexOf("sessionStart") >= 0) {
      text.setLength(0);
      started.countDown();
    }
  }

  private void note(StringBuilder text, long now) {
    Matcher messages = MESSAGE.matcher(text);
    int end = Math.max(0, text.length() - LONGEST); // the next read may complete one
    while (messages.find()) {
      arrivals.add(new Arrival(Integer.parseInt(messages.group(1)), now));
      end = Math.max(end, messages.end());
    }
    text.delete(0, end);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
