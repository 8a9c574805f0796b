package io.tallystone.engine.block;

import java.util.Arrays;

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

  private final Splitter splitter;
  private final ValueColumn columns;
  private final PlainShape few = new PlainShape();
  private final Dictionary templates = new Dictionary();
  private final Template template = new Template();
  private final Slices variables = new Slices();
  private final Slices column = new Slices();
  private int[] variableCounts = new int[64];
  private int[] rowCounts = new int[64];
  private int[] templateOf = new int[256];
  private int[] firstVariable = new int[256];

  TemplateShape(Splitter splitter, ValueColumn columns) {
    this.splitter = splitter;
    this.columns = columns;
  }

  @Override
  public boolean write(Slices values, CompactWriter out) {
    if (!split(values)) {
      return false;
    }
    int rows = values.size();
    int count = templates.size();
    ByteWriter text = out.templates();
    text.writeVarint(count);
    for (int id = 0; id < count; id++) {
      text.writeVarint(templates.length(id));
      text.writeVarint(rowCounts[id]);
      text.writeBytes(templates.arena().array(), templates.start(id), templates.length(id));
    }
    long[] ids = new long[rows];
    Arrays.setAll(ids, row -> templateOf[row]);
    LongColumn.write(out.numbers(), ids, rows);
    int[][] rowsOf = rowsByTemplate(rows, count);
    for (int id = 0; id < count; id++) {
      for (int v = 0; v < variableCounts[id] && rowCounts[id] >= MIN_COLUMN_ROWS; v++) {
        gather(rowsOf[id], v);
        columns.write(column, out);
      }
    }
    for (int id = 0; id < count; id++) {
      for (int v = 0; v < variableCounts[id] && rowCounts[id] < MIN_COLUMN_ROWS; v++) {
        gather(rowsOf[id], v);
        few.write(column, out);
      }
    }
    return true;
  }

  private boolean split(Slices values) {
    int rows = values.size();
    if (templateOf.length < rows) {
      templateOf = new int[rows * 2];
      firstVariable = new int[rows * 2];
    }
    templates.clear();
    variables.reset(values.bytes());
    for (int row = 0; row < rows; row++) {
      template.clear();
      firstVariable[row] = variables.size();
      splitter.split(values.start(row), values.end(row), template, variables);
      int before = templates.size();
      int id = templates.add(template.text().array(), 0, template.text().size());
      if (id == before) {
        if (id == MAX_TEMPLATES) {
          return false;
        }
        announce(id);
      }
      templateOf[row] = id;
      rowCounts[id]++;
    }
    return true;
  }

  private void announce(int id) {
    if (id == rowCounts.length) {
      rowCounts = Arrays.copyOf(rowCounts, id * 2);
      variableCounts = Arrays.copyOf(variableCounts, id * 2);
    }
    rowCounts[id] = 0;
    variableCounts[id] = template.variables();
  }

  private int[][] rowsByTemplate(int rows, int count) {
    int[][] rowsOf = new int[count][];
    for (int id = 0; id < count; id++) {
      rowsOf[id] = new int[rowCounts[id]];
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
    ByteReader text = in.templates();
    int count = text.readCount(Math.min(rows, MAX_TEMPLATES));
    TemplateText[] texts = new TemplateText[count];
    int[] counts = new int[count];
    for (int id = 0; id < count; id++) {
      int length = text.readCount(text.remaining());
      counts[id] = text.readCount(rows);
      texts[id] = new TemplateText(text.array(), text.skip(length), length);
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
    int[] next = new int[count];
    for (int row = 0; row < rows; row++) {
      int id = Math.toIntExact(ids[row]);
      int nth = next[id]++;
      int start = values.arena().size();
      texts[id].append(read, first[id] + nth, counts[id], values.arena());
      values.add(start);
    }
  }
}
