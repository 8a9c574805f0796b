package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Text that repeats: the constant parts once, the variables as columns of their own.
 *
 * <pre>
 * templates: number of templates, then for each { its length, its rows, its text (see {@link Template}) }
 * numbers:   column of the rows' template numbers
 * then, for each template with enough rows and each of its variables: a {@link ValueColumn}
 * then, for each other template and each of its variables: its values as in {@link PlainShape}
 * </pre>
 */
final class TemplateShape implements ValueShape {
  /** With fewer rows a column costs more than it saves. */
  private static final int MIN_COLUMN_ROWS = 6;

  /** With more templates than this the text does not repeat; a bound on work, too. */
  private static final int MAX_TEMPLATES = 1 << 13;

  /** More variables in one message than this stay in the text. */
  private static final int MAX_VARIABLES = 1 << 12;

  private final Splitter splitter;
  private final ValueColumn columns;
  private final PlainShape few = new PlainShape();
  private final Slices variables = new Slices();
  private final TemplateTable templates = new TemplateTable(variables);
  private final ByteWriter text = new ByteWriter();
  private final Slices column = new Slices();
  private int[] templateOf = new int[256];
  private int[] firstVariable = new int[256];

  TemplateShape(Splitter splitter, ValueColumn columns) {
    this.splitter = splitter;
    this.columns = columns;
  }

  @Override
  public boolean write(Slices values, CompactWriter out) {
    return write(values, out, null);
  }

  /**
   * As {@link #write(Slices, CompactWriter)}.
   *
   * @param keys where to add the filter keys of all values; those of some if the result is false
   */
  boolean write(Slices values, CompactWriter out, @Nullable KeySet keys) {
    if (!split(values, keys)) {
      return false;
    }
    int rows = values.size();
    int count = templates.size();
    out.templates().writeVarint(count);
    for (int id = 0; id < count; id++) {
      text.clear();
      templates.write(id, text);
      out.templates().writeVarint(text.size());
      out.templates().writeVarint(templates.rows(id));
      out.templates().writeBytes(text.array(), 0, text.size());
    }
    long[] ids = new long[rows];
    Arrays.setAll(ids, row -> templateOf[row]);
    LongColumn.write(out.numbers(), ids, rows);
    int[][] rowsOf = rowsByTemplate(rows, count);
    for (int id = 0; id < count; id++) {
      for (int v = 0; v < templates.variables(id) && templates.rows(id) >= MIN_COLUMN_ROWS; v++) {
        gather(rowsOf[id], v);
        columns.write(column, out);
      }
    }
    for (int id = 0; id < count; id++) {
      for (int v = 0; v < templates.variables(id) && templates.rows(id) < MIN_COLUMN_ROWS; v++) {
        gather(rowsOf[id], v);
        few.write(column, out);
      }
    }
    return true;
  }

  private boolean split(Slices values, @Nullable KeySet keys) {
    int rows = values.size();
    if (templateOf.length < rows) {
      templateOf = new int[rows * 2];
      firstVariable = new int[rows * 2];
    }
    templates.clear();
    variables.reset(values.bytes());
    for (int row = 0; row < rows; row++) {
      int first = variables.size();
      int from = values.start(row);
      int to = values.end(row);
      splitter.split(from, to, variables);
      int different = templates.size();
      variables.cutTo(Math.min(variables.size(), first + MAX_VARIABLES));
      int id = templates.add(from, to, first);
      if (id == MAX_TEMPLATES) {
        return false;
      }
      if (keys != null) {
        splitter.addKeys(from, to, id < different, variables, first, keys);
      }
      templateOf[row] = id;
      firstVariable[row] = first;
    }
    return true;
  }

  private int[][] rowsByTemplate(int rows, int count) {
    int[][] rowsOf = new int[count][];
    for (int id = 0; id < count; id++) {
      rowsOf[id] = new int[templates.rows(id)];
    }
    int[] next = new int[count];
    for (int row = 0; row < rows; row++) {
      int id = templateOf[row];
      rowsOf[id][next[id]++] = row;
    }
    return rowsOf;
  }

  private void gather(int[] rows, int variable) {
    column.reset(variables.bytes());
    for (int row : rows) {
      int at = firstVariable[row] + variable;
      column.add(variables.start(at), variables.length(at));
    }
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    read(in, rows).appendTo(values);
  }

  /** Reads so many rows. */
  TemplateRows read(CompactReader in, int rows) {
    ByteReader source = in.templates();
    int count = source.readCount(Math.min(rows, MAX_TEMPLATES));
    TemplateText[] texts = new TemplateText[count];
    int[] counts = new int[count];
    for (int id = 0; id < count; id++) {
      int length = source.readCount(source.remaining());
      counts[id] = source.readCount(rows);
      texts[id] = new TemplateText(source.array(), source.skip(length), length);
    }
    long[] ids = new long[rows];
    LongColumn.read(in.numbers(), ids, rows);
    Values read = new Values();
    int[] first = new int[count];
    for (int id = 0; id < count; id++) {
      if (counts[id] >= MIN_COLUMN_ROWS) {
        first[id] = read.size();
        for (int v = 0; v < texts[id].variables(); v++) {
          columns.read(in, counts[id], read);
        }
      }
    }
    for (int id = 0; id < count; id++) {
      if (counts[id] < MIN_COLUMN_ROWS) {
        first[id] = read.size();
        few.read(in, counts[id] * texts[id].variables(), read);
      }
    }
    return new TemplateRows(texts, counts, ids, read, first);
  }

  @Override
  public void skip(CompactReader in, int rows) {
    search(in, rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.TEXT;
  }

  @Override
  public BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    return search(in, rows).rowsWith(needle, inStrings);
  }

  /** Makes so many rows searchable, and moves past them. */
  TemplateSearch search(CompactReader in, int rows) {
    return TemplateSearch.of(in, rows, MAX_TEMPLATES, MIN_COLUMN_ROWS, columns);
  }
}
