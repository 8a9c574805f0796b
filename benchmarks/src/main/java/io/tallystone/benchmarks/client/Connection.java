package io.tallystone.benchmarks.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP/1.1 connection for one request at a time: as lean as can be, since it shares the machine
 * with the server. Answers must have a Content-Length. Not thread-safe.
 */
public final class Connection implements AutoCloseable {
  private static final int MAX_HEAD = 64 << 10;
  private static final String LENGTH = "content-length:";
  private static final int OK = 200;

  private final SocketChannel channel;
  private final ByteBuffer head = ByteBuffer.allocate(MAX_HEAD);

  /** Connects to a port of this machine. */
  public Connection(int port) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @return its body
   * @throws IOException if the connection fails or the status is not 200
   */
  public byte[] send(byte[] request) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return answer();
  }

  /** The same for a request that lies in a file, which the kernel copies. */
  public byte[] send(FileChannel file, long from, long to) throws IOException {
    long at = from;
    while (at < to) {
      at += file.transferTo(at, to - at, channel);
    }
    return answer();
  }

  private byte[] answer() throws IOException {
    head.clear();
    int end = -1;
    while (end < 0) {
      if (channel.read(head) < 0) {
        throw new EOFException("the server closed the connection");
      }
      end = endOfHead();
    }
    String lines = new String(head.array(), 0, end, StandardCharsets.ISO_8859_1);
    byte[] body = new byte[contentLength(lines)];
    int got = Math.min(body.length, head.position() - end);
    System.arraycopy(head.array(), end, body, 0, got);
    ByteBuffer rest = ByteBuffer.wrap(body, got, body.length - got);
    while (rest.hasRemaining()) {
      if (channel.read(rest) < 0) {
        throw new EOFException("the server closed the connection");
      }
    }
    int status = Integer.parseInt(lines.substring(9, 12));
    if (status != OK) {
      throw new IOException("status " + status + ": " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private int endOfHead() {
    byte[] bytes = head.array();
    for (int i = 3; i < head.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(String head) throws IOException {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        return Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    throw new IOException("answer without Content-Length: " + head);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
