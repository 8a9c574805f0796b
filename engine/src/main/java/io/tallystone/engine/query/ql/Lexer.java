package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a query's text into tokens, each character once or twice.
 *
 * <p>A slash divides after an operand and begins a regular expression elsewhere. {@code parse} is
 * the exception: {@code parse field /re/} has the regular expression right behind an operand, and
 * no division can occur in it. Behind a parenthesis {@code parse} could be a field as well; there
 * it is the command if another operand follows.
 */
final class Lexer {
  /** Longer ones first. */
  private static final List<String> SYMBOLS =
      List.of(
          "!=", "<=", ">=", "=~", "(", ")", "[", "]", ",", "|", ":", "+", "-", "*", "/", "%", "^",
          "=", "<", ">", "!", ".");

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Matcher time;
  private int at;
  private boolean inParse;

  private Lexer(String text) {
    this.text = text;
    this.time = TIME.matcher(text);
  }

  /** All tokens, the last one being {@link Kind#END}. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.skipBlanks();
    while (lexer.at < text.length()) {
      lexer.add(lexer.next());
      lexer.skipBlanks();
    }
    lexer.tokens.add(Token.of(Kind.END, "", text.length(), text.length()));
    return lexer.tokens;
  }

  private void add(Token token) {
    Token last = last();
    if (last == null || last.isSymbol("|")) {
      inParse = token.isWord("parse");
    } else if (token.isSymbol(")")) {
      inParse = false;
    } else if (last.isWord("parse") && tokens.size() > 1) {
      inParse |= tokens.get(tokens.size() - 2).isSymbol("(") && Operands.beginsOperand(token);
    }
    tokens.add(token);
  }

  private @Nullable Token last() {
    return tokens.isEmpty() ? null : tokens.getLast();
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline + 1;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private Token next() {
    Token last = last();
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return string(c);
    }
    if (c == '/' && (inParse || last == null || !last.endsOperand())) {
      return regex();
    }
    boolean behindDot = last != null && last.isSymbol(".");
    if (!behindDot && isDigit(at) && time.region(at, text.length()).lookingAt()) {
      int start = at;
      at = time.end();
      return Token.of(Kind.TIME, time.group(), start, at);
    }
    if (!behindDot && (isDigit(at) || (c == '.' && isDigit(at + 1) && !rightBehindOperand(last)))) {
      Token number = number();
      if (number != null) {
        return number;
      }
    }
    if (beginsSegment(at)) {
      return name(behindDot);
    }
    return symbol();
  }

  private boolean rightBehindOperand(@Nullable Token last) {
    return last != null && last.end() == at && last.endsOperand();
  }

  private Token string(char quote) {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return Token.of(Kind.TEXT, content.toString(), start, at);
      }
      if (c == '\\' && at < text.length()) {
        content.append(escaped(text.charAt(at++)));
      } else {
        content.append(c);
      }
    }
    throw unclosed("the string", String.valueOf(quote), start);
  }

  /** AWS documents no escapes; a backslash before any other character stands for itself. */
  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"', '\'', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private Token regex() {
    int end = RegexEnd.find(text, at + 1);
    if (end < 0) {
      throw unclosed("the regular expression", "/", at);
    }
    int start = at;
    at = end + 1;
    return Token.of(Kind.REGEX, text.substring(start + 1, end), start, at);
  }

  /** A number or a period; null if letters or dots behind it make it a name. */
  private @Nullable Token number() {
    int start = at;
    int end = digits(start);
    boolean whole = end > start;
    if (charAt(end) == '.' && isDigit(end + 1)) {
      end = digits(end + 1);
      whole = false;
    }
    int exponent = exponent(end);
    if (!isWordCharacter(exponent) && !(charAt(exponent) == '.' && beginsSegment(exponent + 1))) {
      checkNumber(start, end, exponent);
      at = exponent;
      return Token.of(Kind.NUMBER, text.substring(start, at), start, at);
    }
    int letters = end;
    while (isWordCharacter(letters)) {
      letters++;
    }
    boolean path = charAt(letters) == '.' && beginsSegment(letters + 1);
    if (whole && !path && Period.Unit.of(text.substring(end, letters)).isPresent()) {
      at = letters;
      return Token.of(Kind.PERIOD, text.substring(start, at), start, at);
    }
    return null;
  }

  private void checkNumber(int start, int mantissaEnd, int end) {
    char sign = charAt(mantissaEnd + 1);
    int exponentDigits = end - mantissaEnd - (sign == '+' || sign == '-' ? 2 : 1);
    if (exponentDigits > QlLimits.EXPONENT_DIGITS
        || Double.isInfinite(Double.parseDouble(text.substring(start, end)))) {
      throw new QlSyntaxException(
          "found "
              + text.substring(start, Math.min(end, start + 40))
              + " (expected: a number that fits a double)",
          start,
          end);
    }
  }

  private int digits(int from) {
    int end = from;
    while (isDigit(end)) {
      end++;
    }
    return end;
  }

  /** Where an exponent ends that begins here; the same place if none does. */
  private int exponent(int from) {
    char e = charAt(from);
    if (e != 'e' && e != 'E') {
      return from;
    }
    char sign = charAt(from + 1);
    int digits = sign == '+' || sign == '-' ? from + 2 : from + 1;
    return isDigit(digits) ? digits(digits) : from;
  }

  private Token name(boolean behindDot) {
    int start = at;
    List<String> path = new ArrayList<>();
    boolean bare = segment(path);
    while (charAt(at) == '.' && beginsSegment(at + 1)) {
      at++;
      bare &= segment(path);
    }
    String written = text.substring(start, at);
    if (bare && !behindDot && path.getFirst().chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new QlSyntaxException(
          "found " + written + " (expected: a number, or quotation marks around text)", start, at);
    }
    return new Token(Kind.NAME, written, List.copyOf(path), bare, start, at);
  }

  /** Reads one segment of a name; false if it has back-ticks. */
  private boolean segment(List<String> path) {
    int start = at;
    if (charAt(at) == '@' && charAt(at + 1) == '`') {
      at++;
    }
    if (charAt(at) != '`') {
      while (isWordCharacter(at)) {
        at++;
      }
      path.add(text.substring(start, at));
      return true;
    }
    int closing = text.indexOf('`', at + 1);
    if (closing < 0) {
      throw unclosed("the name", "`", at);
    }
    if (closing == at + 1) {
      throw new QlSyntaxException(
          "found `` (expected: a name between the back-ticks)", start, closing + 1);
    }
    path.add(text.substring(start, at) + text.substring(at + 1, closing));
    at = closing + 1;
    return false;
  }

  private Token symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        int start = at;
        at += symbol.length();
        return Token.of(Kind.SYMBOL, symbol, start, at);
      }
    }
    if (text.startsWith("{{", at)) {
      int close = text.indexOf("}}", at);
      throw new QlSyntaxException(
          "found a placeholder without a value (expected: the value in place of {{name}})",
          at,
          close < 0 ? at + 2 : close + 2);
    }
    int end = at + Character.charCount(text.codePointAt(at));
    throw new QlSyntaxException(
        "found the character "
            + text.substring(at, end)
            + " (expected: quotation marks around text, back-ticks around such a name)",
        at,
        end);
  }

  private QlSyntaxException unclosed(String what, String closing, int start) {
    return new QlSyntaxException(
        what + " is not closed (expected: " + closing + ")", start, text.length());
  }

  /** The character there, or 0 behind the end. */
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private boolean isDigit(int index) {
    char c = charAt(index);
    return c >= '0' && c <= '9';
  }

  private boolean isWordCharacter(int index) {
    return Spelling.isWordCharacter(charAt(index));
  }

  private boolean beginsSegment(int index) {
    return isWordCharacter(index) || charAt(index) == '`';
  }
}
