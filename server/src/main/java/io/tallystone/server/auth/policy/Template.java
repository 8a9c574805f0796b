package io.tallystone.server.auth.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with its wildcards and variables: {@code logs:*}, {@code ${aws:username}},
 * {@code ${aws:PrincipalTag/team, 'none'}}, and {@code ${*}}, {@code ${?}}, {@code ${$}} for the
 * characters themselves (IAM User Guide, "IAM policy elements: Variables and tags").
 *
 * <p>What a variable brings in is literal: a tag whose value is {@code *} matches only an asterisk.
 */
public final class Template {

  /** A piece: fixed characters and wildcards, or a variable. */
  private sealed interface Piece {
    record Fixed(List<Integer> symbols) implements Piece {}

    /** A variable; fallback is null if it has no default. */
    record Variable(String key, @Nullable String fallback) implements Piece {}
  }

  private final List<Piece> pieces;
  private final int @Nullable [] constant; // the pattern, if there is no variable

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    boolean variable = pieces.stream().anyMatch(Piece.Variable.class::isInstance);
    this.constant = variable ? null : resolved(pieces, key -> List.of());
  }

  /**
   * Parses.
   *
   * @param wildcards whether {@code *} and {@code ?} are more than characters
   * @param variables whether <code>${…}</code> is more than characters
   * @throws MalformedPolicyException if a variable is not closed, empty, or has a bad default
   */
  static Template parse(String text, boolean wildcards, boolean variables)
      throws MalformedPolicyException {
    List<Piece> pieces = new ArrayList<>();
    List<Integer> fixed = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (variables && text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw new MalformedPolicyException(
              "Syntax errors in policy. Policy variable is not closed: " + text);
        }
        String inside = text.substring(at + 2, end);
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
          fixed.add((int) inside.charAt(0));
        } else {
          pieces.add(new Piece.Fixed(List.copyOf(fixed)));
          fixed.clear();
          pieces.add(variable(inside, text));
        }
        at = end + 1;
      } else {
        fixed.add(wildcards && c == '*' ? Glob.MANY : wildcards && c == '?' ? Glob.ONE : c);
        at++;
      }
    }
    pieces.add(new Piece.Fixed(List.copyOf(fixed)));
    return new Template(pieces);
  }

  private static Piece variable(String inside, String text) throws MalformedPolicyException {
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    if (key.isEmpty() || key.contains("$") || key.contains("{") || key.contains("*")) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. Invalid policy variable: " + text);
    }
    String fallback = null;
    if (comma >= 0) {
      String quoted = inside.substring(comma + 1).strip();
      if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
        throw new MalformedPolicyException(
            "Syntax errors in policy. The default of a policy variable must be in single quotes: "
                + text);
      }
      fallback = quoted.substring(1, quoted.length() - 1);
    }
    return new Piece.Variable(key.toLowerCase(Locale.ROOT), fallback);
  }

  /** Whether the text matches; it never does while a variable has no value. */
  boolean matches(String text, ContextKeys keys, boolean ignoreCase) {
    int[] pattern = pattern(keys);
    return pattern != null && Glob.matches(pattern, text, ignoreCase);
  }

  /** The pattern with all variables filled in, or null if one has no single value. */
  int @Nullable [] pattern(ContextKeys keys) {
    return constant != null ? constant : resolved(pieces, keys);
  }

  private static int @Nullable [] resolved(List<Piece> pieces, ContextKeys keys) {
    IntStream.Builder symbols = IntStream.builder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Fixed fixed -> fixed.symbols().forEach(symbols::add);
        case Piece.Variable variable -> {
          List<String> values = keys.values(variable.key());
          String value = values.size() == 1 ? values.getFirst() : variable.fallback();
          if (value == null) {
            return null;
          }
          value.chars().forEach(symbols::add);
        }
      }
    }
    return symbols.build().toArray();
  }
}
