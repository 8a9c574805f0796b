package io.tallystone.engine.query.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads valid expressions in RE2 syntax. What does not come down to sets, repetitions, choices and
 * the ends of the text is {@link Unsupported}.
 */
final class ExpressionParser {
  /** The expression has something that is not known here. */
  static final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
      super(what);
    }
  }

  private static final Pattern COUNTED = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{1,4})?)?\\}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?(:|P?<[A-Za-z0-9_]+>)");
  private static final int MAX_DEPTH = 50;

  private final String expression;
  private final boolean dotAll;
  private final boolean ignoreCase;
  private int at;

  ExpressionParser(String expression, boolean dotAll, boolean ignoreCase) {
    this.expression = expression;
    this.dotAll = dotAll;
    this.ignoreCase = ignoreCase;
  }

  Node parse() throws Unsupported {
    Node node = choice(0);
    if (at < expression.length()) {
      throw new Unsupported("'" + expression.substring(at) + "'");
    }
    return node;
  }

  private Node choice(int depth) throws Unsupported {
    if (depth > MAX_DEPTH) {
      throw new Unsupported("groups in groups");
    }
    List<Node> alternatives = new ArrayList<>();
    alternatives.add(sequence(depth));
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      alternatives.add(sequence(depth));
    }
    return alternatives.size() == 1 ? alternatives.getFirst() : new Node.Choice(alternatives);
  }

  private Node sequence(int depth) throws Unsupported {
    List<Node> parts = new ArrayList<>();
    while (at < expression.length()
        && expression.charAt(at) != '|'
        && expression.charAt(at) != ')') {
      parts.add(repeated(atom(depth)));
    }
    return new Node.Sequence(parts);
  }

  private Node repeated(Node atom) {
    Node node = atom;
    while (at < expression.length()) {
      Matcher counted = COUNTED.matcher(expression).region(at, expression.length());
      char c = expression.charAt(at);
      if (c == '*' || c == '+' || c == '?') {
        at++;
        node = new Node.Repeated(node, c == '+' ? 1 : 0, c == '?' ? 1 : Node.NO_LIMIT);
      } else if (c == '{' && counted.lookingAt()) {
        at = counted.end();
        int fewest = Integer.parseInt(counted.group(1));
        String most = counted.group(3);
        int limit = counted.group(2) == null ? fewest : Node.NO_LIMIT;
        node = new Node.Repeated(node, fewest, most == null ? limit : Integer.parseInt(most));
      } else {
        return node;
      }
      if (at < expression.length() && expression.charAt(at) == '?') {
        at++; // whether as little or as much as possible is matched, something is found or not
      }
    }
    return node;
  }

  private Node atom(int depth) throws Unsupported {
    char c = expression.charAt(at);
    return switch (c) {
      case '(' -> group(depth);
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^' -> {
        at++;
        yield new Node.Begin();
      }
      case '$' -> {
        at++;
        yield new Node.End();
      }
      case '.' -> {
        at++;
        yield anyCharacter();
      }
      default -> {
        int character = expression.codePointAt(at);
        at += Character.charCount(character);
        yield one(character);
      }
    };
  }

  private Node anyCharacter() {
    CharacterSet none = new CharacterSet();
    if (!dotAll) {
      none.add('\n');
    }
    none.invert();
    return none.node();
  }

  private Node group(int depth) throws Unsupported {
    Matcher special = GROUP.matcher(expression).region(at, expression.length());
    if (special.lookingAt()) {
      at = special.end();
    } else if (expression.startsWith("(?", at)) {
      throw new Unsupported("flags");
    } else {
      at++;
    }
    Node node = choice(depth + 1);
    if (at == expression.length()) {
      throw new Unsupported("an open group");
    }
    at++;
    return node;
  }

  private Node one(int character) {
    CharacterSet set = new CharacterSet();
    set.add(character);
    return folded(set);
  }

  private Node folded(CharacterSet set) {
    if (ignoreCase) {
      set.foldCase();
    }
    return set.node();
  }

  private Node escape() throws Unsupported {
    char c = letter();
    if (c == 'A' || c == 'z') {
      at += 2;
      return c == 'A' ? new Node.Begin() : new Node.End();
    }
    if ("dDsSwW".indexOf(c) >= 0) {
      at += 2;
      return CharacterSet.ofClass(c).node();
    }
    return one(escaped());
  }

  private char letter() throws Unsupported {
    if (at + 1 >= expression.length()) {
      throw new Unsupported("a backslash at the end");
    }
    return expression.charAt(at + 1);
  }

  /** Takes an escape that stands for one character. */
  private int escaped() throws Unsupported {
    char c = letter();
    int simple = "tnrfva".indexOf(c);
    if (simple >= 0) {
      at += 2;
      return "\t\n\r\f\u000b\u0007".charAt(simple);
    }
    if (c == 'x' && at + 4 <= expression.length()) {
      String digits = expression.substring(at + 2, at + 4);
      if (digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128)) {
        at += 4;
        return Integer.parseInt(digits, 16);
      }
    }
    if (c >= 128 || Character.isLetterOrDigit(c)) {
      throw new Unsupported("\\" + c);
    }
    at += 2;
    return c;
  }

  private Node characterClass() throws Unsupported {
    at++;
    boolean inverted = at < expression.length() && expression.charAt(at) == '^';
    at += inverted ? 1 : 0;
    CharacterSet set = new CharacterSet();
    boolean first = true;
    while (at < expression.length() && (first || expression.charAt(at) != ']')) {
      first = false;
      if (expression.startsWith("[:", at)) {
        throw new Unsupported("[:");
      }
      if (expression.charAt(at) == '\\' && "dDsSwW".indexOf(letter()) >= 0) {
        set.addAll(CharacterSet.ofClass(letter()));
        at += 2;
      } else {
        int from = classCharacter();
        boolean range =
            at + 1 < expression.length()
                && expression.charAt(at) == '-'
                && expression.charAt(at + 1) != ']';
        at += range ? 1 : 0;
        set.addRange(from, range ? classCharacter() : from);
      }
    }
    if (at == expression.length()) {
      throw new Unsupported("an open class");
    }
    at++;
    if (ignoreCase) {
      set.foldCase();
    }
    if (inverted) {
      set.invert();
    }
    return set.node();
  }

  private int classCharacter() throws Unsupported {
    if (expression.charAt(at) == '\\') {
      return escaped();
    }
    int character = expression.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }
}
