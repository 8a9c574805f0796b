package io.tallystone.engine.query.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.LinearRegex;
import io.tallystone.engine.query.Pruning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Checks and translates regular expressions of the small language that filter patterns allow: no
 * groups, ASCII only. On the way it collects the literals that every match contains.
 */
final class RegexParser {
  private static final String SYMBOLS = ":_#=@/;,- ";
  private static final String OPERATORS = "^$?[]{}|\\*+.";
  private static final String CLASSES = "dDsSwW";

  /** {m}, {m,}, {,n} and {m,n}. */
  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile("\\{([0-9]{1,4})?(,([0-9]{1,4})?)?\\}");

  private final String expression;
  private final StringBuilder translated = new StringBuilder();
  private final StringBuilder literal = new StringBuilder(); // the run being read
  private final List<Needs> literals = new ArrayList<>(); // of the alternative being read
  private final List<Needs> alternatives = new ArrayList<>();
  private int at;
  private int atoms;

  private RegexParser(String expression) {
    this.expression = expression;
  }

  static LinearRegex parse(String expression) {
    RegexParser parser = new RegexParser(expression);
    parser.checkCharacters();
    parser.translate();
    try {
      return LinearRegex.compile(
          parser.translated.toString(), Pattern.DOTALL, Pruning.any(parser.alternatives.stream()));
    } catch (PatternSyntaxException e) {
      throw InvalidPattern.because("regular expression: " + e.getMessage());
    }
  }

  private void checkCharacters() {
    if (expression.isEmpty()) {
      throw InvalidPattern.because("an empty regular expression");
    }
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      boolean alphanumeric = c < 128 && Character.isLetterOrDigit(c);
      if (!alphanumeric && SYMBOLS.indexOf(c) < 0 && OPERATORS.indexOf(c) < 0) {
        throw InvalidPattern.characters(Character.toString(expression.codePointAt(i)));
      }
    }
  }

  private void translate() {
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (c == '|') {
        at++;
        translated.append('|');
        endAlternative();
      } else if (c == '^' || c == '$') {
        at++;
        translated.append(c);
        endRun();
      } else {
        piece(c);
      }
    }
    endAlternative();
  }

  /** An atom with what repeats it. */
  private void piece(char c) {
    int constant = -1;
    if (c == '[') {
      characterClass();
    } else if (c == '\\') {
      constant = escape();
    } else if ("?*+".indexOf(c) >= 0) {
      throw InvalidPattern.because("'" + c + "' in a regular expression repeats nothing");
    } else {
      at++;
      constant = c == '.' ? -1 : c;
      translated.append(c == '.' ? "." : quoted(c));
    }
    int fewest = repetition();
    if (constant >= 0 && fewest != 0) {
      literal.append((char) constant);
    }
    if (constant < 0 || fewest >= 0) {
      endRun();
    }
  }

  /** Takes an escape; the character it stands for, or -1 for a class. */
  private int escape() {
    int end = expression.length();
    char c = at + 1 < end ? expression.charAt(at + 1) : 0;
    if (CLASSES.indexOf(c) >= 0) {
      at += 2;
      translated.append('\\').append(c);
      return -1;
    }
    if (c == 'x' && at + 4 <= end) {
      String digits = expression.substring(at + 2, at + 4);
      if (digits.matches("[0-7][0-9A-Fa-f]")) {
        at += 4;
        char value = (char) Integer.parseInt(digits, 16);
        translated.append(quoted(value));
        return value;
      }
    }
    if (c == 0 || Character.isLetterOrDigit(c)) {
      throw InvalidPattern.because(
          "escape '\\"
              + (c == 0 ? "" : c)
              + "' in a regular expression (expected: \\d \\D \\s \\S \\w \\W \\xhh or a symbol)");
    }
    at += 2;
    translated.append(quoted(c));
    return c;
  }

  private void characterClass() {
    int start = at++;
    translated.append('[');
    if (at < expression.length() && expression.charAt(at) == '^') {
      at++;
      translated.append('^');
    }
    boolean first = true;
    while (at < expression.length() && (first || expression.charAt(at) != ']')) {
      first = false;
      char c = expression.charAt(at);
      if (c == '\\') {
        escape();
      } else {
        at++;
        translated.append(c == '-' ? "-" : quoted(c));
      }
    }
    if (at == expression.length()) {
      throw InvalidPattern.because(
          "'" + expression.substring(start) + "' in a regular expression is not closed with ]");
    }
    at++;
    translated.append(']');
  }

  /** Takes what repeats the last atom; how often at least, or -1 if nothing repeats it. */
  private int repetition() {
    int fewest = -1;
    int most = 1;
    Matcher counted = COUNTED.matcher(expression).region(at, expression.length());
    if (at < expression.length() && "?*+".indexOf(expression.charAt(at)) >= 0) {
      char c = expression.charAt(at++);
      translated.append(c);
      fewest = c == '+' ? 1 : 0;
    } else if (counted.lookingAt() && counted.end() - counted.start() > 2) {
      at = counted.end();
      String low = counted.group(1);
      String high = counted.group(3);
      fewest = low == null ? 0 : Integer.parseInt(low);
      most = Math.max(1, high == null ? fewest : Integer.parseInt(high));
      translated.append('{').append(fewest);
      if (counted.group(2) != null) {
        translated.append(',').append(high == null ? "" : high);
      }
      translated.append('}');
    }
    atoms += most;
    if (atoms > PatternLimits.REGEX_ATOMS) {
      throw InvalidPattern.because(
          "a regular expression with repetitions of more than "
              + PatternLimits.REGEX_ATOMS
              + " characters");
    }
    if (fewest >= 0 && at < expression.length() && expression.charAt(at) == '?') {
      at++; // matching as little as possible finds no other messages
    }
    return fewest;
  }

  private void endRun() {
    literals.add(Pruning.literal(literal.toString()));
    literal.setLength(0);
  }

  private void endAlternative() {
    endRun();
    alternatives.add(Pruning.all(literals.stream()));
    literals.clear();
  }

  private static String quoted(char c) {
    return c < 128 && Character.isLetterOrDigit(c) ? Character.toString(c) : hex(c);
  }

  private static String hex(char c) {
    return String.format("\\x%02x", (int) c);
  }
}
