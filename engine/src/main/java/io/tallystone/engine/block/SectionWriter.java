package io.tallystone.engine.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.zip.CRC32C;

/** Compresses and frames the sections of one block after the other; keeps its buffers. */
final class SectionWriter implements AutoCloseable {
  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final CRC32C checksum = new CRC32C();

  SectionWriter() {
    compressor.setLevel(BlockFormat.ZSTD_LEVEL);
    compressor.setContentSize(false);
  }

  /**
   * Replaces the content of {@code out} by a block.
   *
   * @return how many bytes from the start hold the header and the text sections
   */
  int write(ByteWriter out, MessageEncoding encoding, int events, ByteWriter... sections) {
    int headerBytes = BlockFormat.headerBytes(sections.length);
    out.clear();
    out.reserve(headerBytes);
    ByteWriter header = new ByteWriter();
    header.writeInt(BlockFormat.MAGIC);
    header.writeByte(encoding.code());
    header.writeByte(sections.length);
    header.writeInt(events);
    int textEnd = headerBytes;
    for (int i = 0; i < sections.length; i++) {
      int start = out.size();
      append(out, sections[i]);
      header.writeInt(out.size() - start);
      header.writeInt(sections[i].size());
      header.writeInt(checksum(out.array(), start, out.size() - start));
      if (i < encoding.textSections()) {
        textEnd = out.size();
      }
    }
    header.writeInt(checksum(header.array(), 0, header.size()));
    System.arraycopy(header.array(), 0, out.array(), 0, headerBytes);
    return textEnd;
  }

  private void append(ByteWriter out, ByteWriter section) {
    int length = section.size();
    int bound = Math.toIntExact(Zstd.compressBound(length));
    int start = out.reserve(bound);
    int stored =
        compressor.compressByteArray(out.array(), start, bound, section.array(), 0, length);
    out.cutTo(start + stored);
    if (stored >= length) {
      out.cutTo(start);
      out.writeBytes(section.array(), 0, length);
    }
  }

  private int checksum(byte[] bytes, int from, int length) {
    checksum.reset();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    compressor.close();
  }
}
