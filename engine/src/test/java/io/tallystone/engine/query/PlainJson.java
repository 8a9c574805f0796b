package io.tallystone.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small JSON parser (RFC 8259) for tests: maps, lists, strings, Boolean, Digits and NULL. */
final class PlainJson {
  static final Object NULL = new Object();

  record Digits(String digits) {}

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /** The object that the text is, or empty if it is something else. */
  @SuppressWarnings("unchecked")
  static Optional<Map<String, Object>> object(String text) {
    PlainJson parser = new PlainJson(text);
    try {
      Object value = parser.value();
      parser.skipBlanks();
      return parser.at == text.length() && value instanceof Map<?, ?>
          ? Optional.of((Map<String, Object>) value)
          : Optional.empty();
    } catch (IllegalStateException notJson) {
      return Optional.empty();
    }
  }

  private Object value() {
    skipBlanks();
    return switch (peek()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 't' -> constant("true", true);
      case 'f' -> constant("false", false);
      case 'n' -> constant("null", NULL);
      default -> {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        require(number.lookingAt());
        at = number.end();
        yield new Digits(number.group());
      }
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    skipBlanks();
    if (peek() == '}') {
      at++;
      return members;
    }
    do {
      skipBlanks();
      require(peek() == '"');
      String name = string();
      skipBlanks();
      take(':');
      members.put(name, value());
      skipBlanks();
    } while (takeIf(','));
    take('}');
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    at++;
    skipBlanks();
    if (peek() == ']') {
      at++;
      return elements;
    }
    do {
      elements.add(value());
      skipBlanks();
    } while (takeIf(','));
    take(']');
    return elements;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (peek() != '"') {
      char c = text.charAt(at++);
      require(c >= ' ');
      string.append(c == '\\' ? escape() : c);
    }
    at++;
    return string.toString();
  }

  private char escape() {
    char c = peek();
    at++;
    if (c == 'u') {
      require(at + 4 <= text.length());
      String digits = text.substring(at, at + 4);
      require(digits.matches("[0-9a-fA-F]{4}"));
      at += 4;
      return (char) Integer.parseInt(digits, 16);
    }
    int which = "\"\\/bfnrt".indexOf(c);
    require(which >= 0);
    return "\"\\/\b\f\n\r\t".charAt(which);
  }

  private Object constant(String word, Object value) {
    require(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private char peek() {
    require(at < text.length());
    return text.charAt(at);
  }

  private void take(char c) {
    require(takeIf(c));
  }

  private boolean takeIf(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("not JSON");
    }
  }
}
