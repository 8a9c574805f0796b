package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a query, read from left to right. It remembers what was asked for at the place it
 * has come to, so that an error can say what would have been right there.
 */
sealed class TokenReader permits Phrases {
  /** A longer text in an error is cut. */
  private static final int SHOWN = 40;

  /** What may join names to a longer one. */
  private static final Set<String> JOINTS = Set.of("-", "/", ":", ".");

  private final String text;
  private final List<Token> tokens;
  private final Set<String> expected = new LinkedHashSet<>();
  private int at;
  private int nesting;

  TokenReader(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  final Token peek() {
    return tokens.get(at);
  }

  /** The token after the next one. */
  final Token peekSecond() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  final Token next() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      at++;
      expected.clear();
    }
    return token;
  }

  /** Where the next token starts. */
  final int start() {
    return peek().start();
  }

  /** From there to the end of the last token taken. */
  final Span since(int start) {
    return new Span(start, Math.max(start, at == 0 ? 0 : tokens.get(at - 1).end()));
  }

  /** As written, from there to the end of the last token taken. */
  final String textSince(int start) {
    Span span = since(start);
    return text.substring(span.start(), span.end());
  }

  final boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  final boolean atSymbol(String symbol) {
    expected.add("'" + symbol + "'");
    return peek().isSymbol(symbol);
  }

  final boolean takeSymbol(String symbol) {
    boolean found = atSymbol(symbol);
    if (found) {
      next();
    }
    return found;
  }

  final void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  final boolean atWord(String word) {
    expected.add(word);
    return peek().isWord(word);
  }

  final boolean takeWord(String word) {
    boolean found = atWord(word);
    if (found) {
      next();
    }
    return found;
  }

  final void expectWord(String word) {
    if (!takeWord(word)) {
      throw unexpected();
    }
  }

  /** Takes a token of the kind, or fails naming what was expected. */
  final Token expect(Kind kind, String what) {
    if (!at(kind)) {
      throw unexpected(what);
    }
    return next();
  }

  /**
   * Takes a name with what stands right behind it without a blank: in a few places names may have
   * dashes and slashes without quotation marks.
   */
  final Token expectJoinedName(String what) {
    Token first = expect(Kind.NAME, what);
    if (!first.bare()) {
      String name = String.join(".", first.path());
      return Token.of(Kind.NAME, name, first.start(), first.end());
    }
    int end = first.end();
    while (peek().start() == end && joins(peek())) {
      end = next().end();
    }
    return Token.of(Kind.NAME, text.substring(first.start(), end), first.start(), end);
  }

  private static boolean joins(Token token) {
    return switch (token.kind()) {
      case NAME -> token.bare();
      case NUMBER, PERIOD -> true;
      case SYMBOL -> JOINTS.contains(token.text());
      default -> false;
    };
  }

  /** True at what may follow a command. */
  final boolean atEndOfCommand() {
    return at(Kind.END) || peek().isSymbol("|") || peek().isSymbol(")");
  }

  /** Something more that would have been right here. */
  final void wouldAccept(String what) {
    expected.add(what);
  }

  /** The error that the next token is. */
  final QlSyntaxException unexpected(String... more) {
    expected.addAll(List.of(more));
    Token token = peek();
    return new QlSyntaxException(
        found(token) + " (expected: " + alternatives() + ")", token.start(), token.end());
  }

  private String found(Token token) {
    if (token.kind() == Kind.END) {
      return "the query ends early";
    }
    String written = text.substring(token.start(), token.end());
    return "found " + (written.length() <= SHOWN ? written : written.substring(0, SHOWN) + "...");
  }

  private String alternatives() {
    List<String> all = List.copyOf(expected);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  /** Goes a level deeper at the next token; {@link #leave} comes back. */
  final void enter() {
    if (++nesting > QlLimits.NESTING) {
      throw new QlSyntaxException(
          "too deeply nested (expected: at most " + QlLimits.NESTING + " levels)",
          peek().start(),
          peek().end());
    }
  }

  final void leave() {
    nesting--;
  }
}
