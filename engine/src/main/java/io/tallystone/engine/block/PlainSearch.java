package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Searches the messages of a block of plain text: all of them at once, as one text. */
final class PlainSearch implements TextRows {
  private final SectionReader sections;
  private final TextSearch text;
  private int @Nullable [] ends;

  private PlainSearch(SectionReader sections, TextSearch text) {
    this.sections = sections;
    this.text = text;
  }

  static PlainSearch of(SectionReader sections) throws MalformedBlock {
    return new PlainSearch(sections, new TextSearch(sections.section(0)));
  }

  @Override
  public BlockSelection rowsWith(byte[] literal) throws MalformedBlock {
    String latin1 = new String(literal, ISO_8859_1);
    BitSet rows = new BitSet();
    int row = 0;
    int at = text.find(latin1, 0);
    while (at >= 0) {
      int[] rowEnds = ends();
      while (rowEnds[row] <= at) {
        row++;
      }
      boolean whole = at + literal.length <= rowEnds[row];
      if (whole) {
        rows.set(row);
      }
      at = text.find(latin1, whole ? rowEnds[row] : at + 1);
    }
    return new BlockSelection(rows, true);
  }

  @Override
  public BlockSelection rowsWith(ByteAutomaton automaton) throws MalformedBlock {
    BitSet rows = new BitSet();
    boolean certain = true;
    byte[] messages = sections.section(0);
    int[] rowEnds = ends();
    for (int row = 0; row < rowEnds.length; row++) {
      int found = automaton.find(messages, row == 0 ? 0 : rowEnds[row - 1], rowEnds[row]);
      rows.set(row, found != 0);
      certain &= found != ByteAutomaton.UNKNOWN;
    }
    return new BlockSelection(rows, certain);
  }

  private int[] ends() throws MalformedBlock {
    int[] read = ends;
    if (read == null) {
      ByteReader in = BlockDecoder.reader(sections.section(1));
      PositionColumns.skip(in, sections.events());
      read = PlainMessages.readEnds(in, sections.events(), text.length());
      ends = read;
    }
    return read;
  }
}
