package io.tallystone.engine.query.value;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code sort}, ascending; descending is its exact reverse ("sort", CloudWatch Logs
 * User Guide).
 *
 * <p>Non-numbers come before numbers, numbers go by value. Non-numbers are compared run by run:
 * runs of digits by length, then by value, anything else by code point.
 *
 * <p>Chosen here, where the page is silent: signs, decimals and exponents make numbers too; times
 * and conditions are numbers; a missing value comes before all others, so that {@code sort x desc |
 * limit 10} shows values; lists and maps come next, by their JSON text; numbers of one value go by
 * their text ({@code 01} before {@code 1}, as in the page's sample). It is a total order, and
 * values that are equal in it have one text.
 */
public final class NaturalOrder implements Comparator<Value> {
  /** The only one. */
  public static final NaturalOrder ASCENDING = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(Value left, Value right) {
    Value a = Coercion.number(left);
    Value b = Coercion.number(right);
    boolean numbers = Numbers.isNumber(a);
    if (numbers != Numbers.isNumber(b)) {
      return numbers ? 1 : -1;
    }
    int order = numbers ? Numbers.compare(a, b) : compareOthers(left, right);
    return order != 0 ? order : Relation.BY_CODE_POINT.compare(textOf(left), textOf(right));
  }

  private static int compareOthers(Value left, Value right) {
    int order = Integer.compare(rank(left), rank(right));
    return order != 0 || rank(left) < 2 ? order : compareRuns(textOf(left), textOf(right));
  }

  private static int rank(Value value) {
    return switch (value) {
      case Missing missing -> 0;
      case Items items -> 1;
      case Fields fields -> 1;
      default -> 2;
    };
  }

  private static String textOf(Value value) {
    @Nullable String text = Coercion.text(value);
    if (text != null) {
      return text;
    }
    return value instanceof Missing ? "" : JsonText.of(value);
  }

  private static int compareRuns(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int end = runEnd(left, i);
        int otherEnd = runEnd(right, j);
        int order = Integer.compare(end - i, otherEnd - j);
        order = order != 0 ? order : left.substring(i, end).compareTo(right.substring(j, otherEnd));
        if (order != 0) {
          return order;
        }
        i = end;
        j = otherEnd;
      } else {
        int a = left.codePointAt(i);
        int b = right.codePointAt(j);
        if (a != b) {
          return Integer.compare(a, b);
        }
        i += Character.charCount(a);
        j += Character.charCount(b);
      }
    }
    return Integer.compare(left.length() - i, right.length() - j);
  }

  private static int runEnd(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
