package io.tallystone.collect.spool;

import io.tallystone.collect.parse.CollectedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch's events as bytes: {@code version(1) count(4) { timestamp(8) length(4) utf8 }*},
 * big-endian. The database around them checks and syncs.
 */
final class BatchEncoding {

  private static final int VERSION = 1;

  private BatchEncoding() {}

  static byte[] encode(List<CollectedEvent> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(events.size());
      for (CollectedEvent event : events) {
        byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
        out.writeLong(event.timestamp());
        out.writeInt(message.length);
        out.write(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** How many events a batch has. */
  static int count(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  static List<CollectedEvent> decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IOException("spool batch version: " + version + " (expected: " + VERSION + ")");
      }
      int count = in.readInt();
      List<CollectedEvent> events = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        long timestamp = in.readLong();
        byte[] message = in.readNBytes(in.readInt());
        events.add(new CollectedEvent(timestamp, new String(message, StandardCharsets.UTF_8), -1));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
