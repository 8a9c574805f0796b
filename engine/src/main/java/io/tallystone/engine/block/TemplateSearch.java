package io.tallystone.engine.block;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Searches messages without putting them together: for each template it is found out once whether
 * the literal can lie in its constant text, in one of its variables, or across several of them, and
 * only what is left is looked at row by row.
 */
final class TemplateSearch {
  private final TemplateText[] templates;
  private final int[] rowCounts;
  private final CompactReader ids;
  private final int rows;
  private final List<List<ColumnView>> columns;

  /**
   * A search in templates read before.
   *
   * @param ids where the rows' template numbers are
   * @param columns the variables of each template
   */
  TemplateSearch(
      TemplateText[] templates,
      int[] rowCounts,
      CompactReader ids,
      int rows,
      List<List<ColumnView>> columns) {
    this.templates = templates;
    this.rowCounts = rowCounts;
    this.ids = ids;
    this.rows = rows;
    this.columns = columns;
  }

  /** The rows that contain the needle, exactly. */
  BitSet rowsWith(Needle needle, boolean inStrings) {
    BitSet[] found = new BitSet[templates.length];
    boolean any = false;
    for (int id = 0; id < templates.length; id++) {
      found[id] = rowsOf(id, needle, inStrings);
      any |= !found[id].isEmpty();
    }
    return any ? inOrder(found) : new BitSet();
  }

  /** The rows in which the automaton finds what it is made for. */
  BlockSelection rowsWith(ByteAutomaton automaton, boolean asciiStrings) {
    AutomatonSearch search = new AutomatonSearch(automaton, asciiStrings);
    BitSet[] found = new BitSet[templates.length];
    boolean any = false;
    for (int id = 0; id < templates.length; id++) {
      BitSet own = search.rowsOf(templates[id], rowCounts[id], columns.get(id));
      found[id] = (BitSet) own.clone();
      any |= !own.isEmpty();
    }
    return new BlockSelection(any ? inOrder(found) : new BitSet(), search.certain());
  }

  private BitSet rowsOf(int id, Needle needle, boolean inStrings) {
    TemplateText template = templates[id];
    BitSet found = new BitSet();
    long places = 0;
    for (int part = 0; part <= template.variables(); part++) {
      if (template.constantContains(part, needle)) {
        found.set(0, rowCounts[id]);
        return found;
      }
    }
    for (int part = 0; part <= template.variables(); part++) {
      if (part > 0) {
        ColumnView column = columns.get(id).get(part - 1);
        places &= needle.cuts();
        places = needle.stretch(places, column.alphabet());
        if ((places & needle.found()) != 0) {
          return rowsAcross(id, needle);
        }
        places |= needle.stretch(1, column.alphabet()) & ~1 & needle.cuts();
        places &= needle.cuts();
        if (needle.within(column.alphabet())) {
          found.or(column.rowsWith(needle, inStrings));
        }
      }
      places = template.goOn(part, needle, places);
      if ((places & needle.found()) != 0) {
        return rowsAcross(id, needle);
      }
    }
    return found;
  }

  /** The template's rows with the needle in several of their parts, or in one. */
  private BitSet rowsAcross(int id, Needle needle) {
    Values values = new Values();
    for (ColumnView column : columns.get(id)) {
      column.read(values);
    }
    BitSet found = new BitSet();
    ByteWriter text = new ByteWriter();
    for (int row = 0; row < rowCounts[id]; row++) {
      text.clear();
      templates[id].append(values, row, rowCounts[id], text);
      found.set(row, needle.isIn(text.array(), 0, text.size()));
    }
    return found;
  }

  private BitSet inOrder(BitSet[] found) {
    long[] templateOf = new long[rows];
    LongColumn.read(ids.fork().numbers(), templateOf, rows);
    BitSet all = new BitSet(rows);
    int[] next = new int[templates.length];
    for (int row = 0; row < rows; row++) {
      int id = Math.toIntExact(templateOf[row]);
      all.set(row, found[id].get(next[id]++));
    }
    return all;
  }

  /** What the sections hold at a reader's places, which are moved past it. */
  static TemplateSearch of(
      CompactReader in, int rows, int maxTemplates, int minColumnRows, ValueColumn shapes) {
    ByteReader source = in.templates();
    int count = source.readCount(Math.min(rows, maxTemplates));
    TemplateText[] texts = new TemplateText[count];
    int[] counts = new int[count];
    for (int id = 0; id < count; id++) {
      int length = source.readCount(source.remaining());
      counts[id] = source.readCount(rows);
      texts[id] = new TemplateText(source.array(), source.skip(length), length);
    }
    CompactReader ids = in.fork();
    LongColumn.skip(in.numbers(), rows);
    List<List<ColumnView>> columns = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
      columns.add(new ArrayList<>(texts[id].variables()));
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int id = 0; id < count; id++) {
        boolean many = counts[id] >= minColumnRows;
        for (int v = 0; v < texts[id].variables() && many == (pass == 0); v++) {
          columns.get(id).add(many ? shapes.view(in, counts[id]) : PlainShape.view(in, counts[id]));
        }
      }
    }
    return new TemplateSearch(texts, counts, ids, rows, columns);
  }
}
