package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import java.util.Set;

/** Tells keywords of expressions from fields that bear their names. */
final class Operands {
  private static final Set<String> KEYWORDS =
      Set.of("and", "as", "asc", "by", "desc", "in", "like", "not", "or");

  private Operands() {}

  /** A word of the grammar of expressions; it is a field where nothing else makes sense. */
  static boolean isKeyword(Token token) {
    return KEYWORDS.contains(token.word());
  }

  /** True for a name or a string, which never stand right behind a field. */
  static boolean beginsOperand(Token token) {
    return token.kind() == Kind.TEXT || (token.kind() == Kind.NAME && !isKeyword(token));
  }

  /** True for what cannot begin an operand, so that what stands before it was one. */
  static boolean mayFollowOperand(Token token) {
    return token.kind() == Kind.END
        || (token.kind() == Kind.SYMBOL
            && !token.isSymbol("(")
            && !token.isSymbol("!")
            && !token.isSymbol("-"));
  }
}
