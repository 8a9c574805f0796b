package io.tallystone.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The file operations that durability rests on. The real one calls the operating system; the tests'
 * one loses unsynced bytes, tears writes, fails syncs and fills up.
 */
public interface Disk {

  /** Opens for reading and writing; creates the file if asked. */
  DiskFile open(Path path, boolean create) throws IOException;

  /** Replaces {@code to} atomically; durable only after {@link #syncDirectory}. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes the file if it exists; durable only after {@link #syncDirectory}. */
  void delete(Path path) throws IOException;

  /** Files directly in the directory, sorted by name; empty if there is no directory. */
  List<Path> list(Path directory) throws IOException;

  /** Creates the directory and its parents. */
  void createDirectories(Path directory) throws IOException;

  /** Makes creations, renames and deletions in the directory durable. */
  void syncDirectory(Path directory) throws IOException;

  /** Whether the file exists. */
  boolean exists(Path path);

  /** An open file. Positional; may be used from several threads. */
  interface DiskFile extends AutoCloseable {
    /** Writes all remaining bytes of the buffer at the position. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Reads until the buffer is full or the file ends; the number of bytes read. */
    int read(ByteBuffer into, long position) throws IOException;

    /** Current length in bytes. */
    long size() throws IOException;

    /** Sets the length, reserving the space on disk. */
    void allocate(long length) throws IOException;

    /** Cuts the file to the length. */
    void truncate(long length) throws IOException;

    /**
     * fdatasync: bytes (and the length) are on disk. After a failure nothing written before may be
     * trusted.
     */
    void sync() throws IOException;

    @Override
    void close() throws IOException;
  }
}
