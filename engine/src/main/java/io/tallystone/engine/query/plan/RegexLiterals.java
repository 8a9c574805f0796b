package io.tallystone.engine.query.plan;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.Pruning;
import java.util.ArrayList;
import java.util.List;

/**
 * What every text contains in which a regular expression is found: the plain runs of characters
 * that are neither optional nor within a group. Of an expression with alternatives or flags nothing
 * is told.
 */
final class RegexLiterals {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private RegexLiterals() {}

  static Needs needs(String pattern) {
    return pattern.contains("|") || hasFlags(pattern) ? new Needs.Anything() : runs(pattern);
  }

  /** Whether anything but a named or a plain group follows an opening {@code (?}. */
  private static boolean hasFlags(String pattern) {
    for (int at = pattern.indexOf("(?"); at >= 0; at = pattern.indexOf("(?", at + 1)) {
      boolean named = pattern.startsWith("(?<", at) || pattern.startsWith("(?P<", at);
      if (!named && !pattern.startsWith("(?:", at)) {
        return true;
      }
    }
    return false;
  }

  private static Needs runs(String pattern) {
    List<Needs> literals = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int depth = 0;
    int i = 0;
    while (i < pattern.length()) {
      int c = pattern.codePointAt(i);
      int next = i + Character.charCount(c);
      int literal = -1;
      if (c == '\\') {
        if (next == pattern.length() || "pPxQEC0123456789".indexOf(pattern.charAt(next)) >= 0) {
          return new Needs.Anything();
        }
        c = pattern.codePointAt(next);
        next += Character.charCount(c);
        literal = Character.isLetterOrDigit(c) ? -1 : c; // letters stand for classes and places
      } else if (c == '[') {
        next = endOfClass(pattern, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (SPECIAL.indexOf(c) < 0) {
        literal = c;
      }
      boolean optional = next < pattern.length() && "?*{".indexOf(pattern.charAt(next)) >= 0;
      if (literal >= 0 && depth == 0 && !optional) {
        run.appendCodePoint(literal);
        if (next < pattern.length() && pattern.charAt(next) == '+') {
          end(run, literals);
        }
      } else {
        end(run, literals);
      }
      i = next;
    }
    end(run, literals);
    return Pruning.all(literals.stream());
  }

  private static int endOfClass(String pattern, int start) {
    int i = start + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, pattern.length());
  }

  private static void end(StringBuilder run, List<Needs> literals) {
    if (!run.isEmpty()) {
      literals.add(Pruning.literal(run.toString()));
      run.setLength(0);
    }
  }
}
