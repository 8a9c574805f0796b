package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.nio.ByteBuffer;

/** Reads blocks that {@link BlockEncoder} wrote. */
public final class BlockDecoder {
  private BlockDecoder() {}

  /**
   * The events of a block.
   *
   * @throws MalformedBlock if a checksum differs or the content makes no sense
   */
  public static ColumnRun decode(ByteBuffer block) throws MalformedBlock {
    SectionReader sections = new SectionReader(block);
    try {
      return switch (sections.encoding()) {
        case PLAIN -> plain(sections);
        case TEMPLATES -> templates(sections);
      };
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw new MalformedBlock("the block does not decode: " + e.getMessage(), e);
    }
  }

  /**
   * Whether a message of the block may meet the needs; looks at text sections only.
   *
   * @param front at least as many bytes of the block as {@link BlockEncoder.EncodedBlock#textBytes}
   *     told
   * @throws MalformedBlock if a checksum differs
   */
  public static boolean mayContain(ByteBuffer front, Needs needs) throws MalformedBlock {
    SectionReader sections = new SectionReader(front);
    return switch (sections.encoding()) {
      case PLAIN -> {
        TextSearch text = new TextSearch(sections.section(0));
        yield needs.possible(literal -> text.contains(literal));
      }
      case TEMPLATES -> {
        WordSearch words = new WordSearch(sections.section(0), sections.section(1));
        yield needs.possible(words::mayContain);
      }
    };
  }

  /**
   * The rows whose messages may meet the needs; reads and decodes only what it takes to tell.
   *
   * @param block the whole block
   * @throws MalformedBlock if a checksum differs or the content makes no sense
   */
  public static BlockSelection select(ByteBuffer block, Needs needs) throws MalformedBlock {
    SectionReader sections = new SectionReader(block);
    try {
      TextRows texts =
          switch (sections.encoding()) {
            case PLAIN -> PlainSearch.of(sections);
            case TEMPLATES -> CompactSearch.of(sections);
          };
      return BlockSearch.select(needs, texts, sections.events());
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw new MalformedBlock("the block does not decode: " + e.getMessage(), e);
    }
  }

  /**
   * Checks every checksum of the block without decoding it.
   *
   * @throws MalformedBlock if one differs, or the block is not exactly as long as it says
   */
  public static void verify(ByteBuffer block) throws MalformedBlock {
    SectionReader sections = new SectionReader(block);
    for (int i = 0; i < sections.encoding().sections(); i++) {
      sections.verify(i);
    }
    if (sections.blockLength() != block.remaining()) {
      throw new MalformedBlock(
          "block length: " + block.remaining() + " (expected: " + sections.blockLength() + ")");
    }
  }

  private static ColumnRun plain(SectionReader sections) throws MalformedBlock {
    byte[] messages = sections.section(0);
    ByteReader in = reader(sections.section(1));
    PositionColumns positions = PositionColumns.read(in, sections.events());
    int[] ends = PlainMessages.readEnds(in, sections.events(), messages.length);
    return new ColumnRun(positions, ends, messages);
  }

  private static ColumnRun templates(SectionReader sections) throws MalformedBlock {
    Values messages = new CompactMessages().read(columns(sections), sections.events());
    return new ColumnRun(positions(sections), messages.ends(), messages.arena().copy());
  }

  /**
   * Whether a block of templates decodes to what was encoded last.
   *
   * @param messages what encoded the run's messages
   * @throws MalformedBlock if a checksum differs or the content makes no sense
   */
  static boolean readsBack(ByteBuffer block, EventRun run, CompactMessages messages)
      throws MalformedBlock {
    SectionReader sections = new SectionReader(block);
    try {
      return sections.events() == run.size()
          && messages.readsBack(columns(sections))
          && positions(sections).same(run);
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw new MalformedBlock("the block does not decode: " + e.getMessage(), e);
    }
  }

  static CompactReader columns(SectionReader sections) throws MalformedBlock {
    return new CompactReader(
        reader(sections.section(0)),
        reader(sections.section(1)),
        reader(sections.section(2)),
        reader(sections.section(3)));
  }

  private static PositionColumns positions(SectionReader sections) throws MalformedBlock {
    return PositionColumns.read(reader(sections.section(4)), sections.events());
  }

  static ByteReader reader(byte[] bytes) {
    return new ByteReader(bytes, 0, bytes.length);
  }
}
