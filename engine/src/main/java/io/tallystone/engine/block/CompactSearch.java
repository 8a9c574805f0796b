package io.tallystone.engine.block;

import java.util.Arrays;

/**
 * Searches the messages of a block of templates. A literal that is too long for a {@link Needle} is
 * searched for by its start, and then its rows are not certain.
 */
final class CompactSearch implements TextRows {
  private final TemplateSearch templates;
  private final TextSearch strings;

  private CompactSearch(TemplateSearch templates, TextSearch strings) {
    this.templates = templates;
    this.strings = strings;
  }

  static CompactSearch of(SectionReader sections) throws MalformedBlock {
    CompactReader columns = BlockDecoder.columns(sections);
    return new CompactSearch(
        new CompactMessages().search(columns, sections.events()),
        new TextSearch(columns.strings().array()));
  }

  @Override
  public BlockSelection rowsWith(byte[] literal) {
    boolean whole = literal.length <= Needle.MAX_LENGTH;
    Needle needle = new Needle(whole ? literal : Arrays.copyOf(literal, Needle.MAX_LENGTH));
    return new BlockSelection(templates.rowsWith(needle, strings.contains(needle.latin1())), whole);
  }

  @Override
  public BlockSelection rowsWith(ByteAutomaton automaton) {
    return templates.rowsWith(automaton, strings.isAscii());
  }
}
