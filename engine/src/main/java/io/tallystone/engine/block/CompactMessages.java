package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import org.jspecify.annotations.Nullable;

/**
 * Messages as templates and columns of variables, byte-exact on the way back. The first byte of the
 * templates tells whether messages were split as JSON (1) or as text (0); what follows is the
 * {@link TemplateShape}'s. Not thread-safe.
 */
final class CompactMessages {
  private static final int TEXT = 0;
  private static final int JSON = 1;

  private final TemplateShape text;
  private final TemplateShape json;
  private final Slices messages = new Slices();

  CompactMessages() {
    Splitter textSplitter = new TextSplitter();
    text = new TemplateShape(textSplitter, ValueColumn.ofTokens());
    json = new TemplateShape(new JsonSplitter(textSplitter), ValueColumn.ofFields(textSplitter));
  }

  /**
   * Writes all messages, or returns false if they do not repeat enough.
   *
   * @param keys where to add the filter keys of all messages; those of some if the result is false
   */
  boolean write(EventRun run, CompactWriter out, @Nullable KeySet keys) {
    messages.reset(run.messages());
    int objects = 0;
    for (int i = 0; i < run.size(); i++) {
      int start = run.messageStart(i);
      int length = run.messageLength(i);
      messages.add(start, length);
      objects += length > 0 && run.messages()[start] == '{' ? 1 : 0;
    }
    boolean mostlyJson = objects * 2 > run.size();
    out.templates().writeByte(mostlyJson ? JSON : TEXT);
    return (mostlyJson ? json : text).write(messages, out, keys);
  }

  /** The messages of so many rows, one after the other. */
  Values read(CompactReader in, int rows) {
    Values read = new Values();
    rows(in, rows).appendTo(read);
    return read;
  }

  /** The messages of so many rows, still as templates and values. */
  TemplateRows rows(CompactReader in, int rows) {
    return (in.templates().readByte() == JSON ? json : text).read(in, rows);
  }

  /** The messages of so many rows, to be searched. */
  TemplateSearch search(CompactReader in, int rows) {
    return (in.templates().readByte() == JSON ? json : text).search(in, rows);
  }

  /** Whether what is read is what was written last. */
  boolean readsBack(CompactReader in) {
    return rows(in, messages.size()).same(messages);
  }
}
