package io.tallystone.engine.block;

/** Joins the rows of texts as a condition says. */
final class BlockSearch {
  private BlockSearch() {}

  static BlockSelection select(Needs needs, TextRows texts, int rows) throws MalformedBlock {
    return switch (needs) {
      case Needs.Anything() -> BlockSelection.all(rows, true);
      case Needs.Nothing() -> BlockSelection.none();
      case Needs.Literal literal -> texts.rowsWith(literal.utf8());
      case Needs.Found found -> texts.rowsWith(found.automaton());
      case Needs.AllOf all -> {
        BlockSelection left = BlockSelection.all(rows, true);
        for (Needs part : all.parts()) {
          left = left.rows().isEmpty() ? left : left.and(select(part, texts, rows));
        }
        yield left;
      }
      case Needs.AnyOf any -> {
        BlockSelection joined = BlockSelection.none();
        for (Needs part : any.parts()) {
          joined = joined.or(select(part, texts, rows));
        }
        yield joined;
      }
    };
  }
}
