package io.tallystone.engine.block;

/**
 * Messages read back: templates, the variables' values, and which template each row has. The rows
 * themselves are put together by whoever asks for them.
 *
 * @param templates the templates
 * @param rowCounts how many rows each has
 * @param templateOf the template of each row
 * @param values the variables' values: for each template those of its first variable for all of its
 *     rows, then those of the second, …
 * @param firstValues where each template's values begin
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between steps of reading; never compared
record TemplateRows(
    TemplateText[] templates,
    int[] rowCounts,
    long[] templateOf,
    Values values,
    int[] firstValues) {

  /** Appends every row's text as a value. */
  void appendTo(Values target) {
    int[] next = new int[templates.length];
    ByteWriter arena = target.arena();
    for (long template : templateOf) {
      int id = Math.toIntExact(template);
      int start = arena.size();
      templates[id].append(values, firstValues[id] + next[id]++, rowCounts[id], arena);
      target.add(start);
    }
  }

  /** Whether the rows' texts are the given ones. */
  boolean same(Slices texts) {
    int[] next = new int[templates.length];
    for (int row = 0; row < templateOf.length; row++) {
      int id = Math.toIntExact(templateOf[row]);
      int first = firstValues[id] + next[id]++;
      if (!templates[id].same(values, first, rowCounts[id], texts, row)) {
        return false;
      }
    }
    return texts.size() == templateOf.length;
  }
}
