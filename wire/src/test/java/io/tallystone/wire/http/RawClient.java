package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Sends bytes as they are and reads what comes back. */
final class RawClient implements AutoCloseable {
  /** A development-mode signature: enough for calls that are not about signatures. */
  static final String AUTHORIZATION =
      "Authorization: AWS4-HMAC-SHA256 Credential=test/20250101/eu-west-1/logs/aws4_request,"
          + " SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20250101T000000Z\r\n";

  final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException refusedHalfway) {
      return this; // the answer may be there to read all the same
    }
    return this;
  }

  /** Everything until the server closes. */
  String readAll() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int octet; (octet = in.read()) >= 0; ) {
        all.write(octet);
      }
    } catch (SocketException reset) {
      return all.toString(ISO_8859_1); // closed with unread bytes on the way
    }
    return all.toString(ISO_8859_1);
  }

  /** One head and its body by Content-Length; the connection stays open. */
  String readAnswer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        return head.toString();
      }
      head.append((char) octet);
    }
    int at = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
    if (at < 0) {
      return head.toString();
    }
    int length = Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
    return head + new String(in.readNBytes(length), ISO_8859_1);
  }

  /** A JSON call's head without its body headers. */
  static String call(String operation) {
    return "POST / HTTP/1.1\r\nHost: stream-127.0.0.1\r\n"
        + "Content-Type: application/x-amz-json-1.1\r\n"
        + "X-Amz-Target: Logs_20140328."
        + operation
        + "\r\n"
        + AUTHORIZATION;
  }

  static String call(String operation, String body) {
    return call(operation) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
