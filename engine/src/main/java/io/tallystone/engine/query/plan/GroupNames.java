package io.tallystone.engine.query.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of an expression's groups, taken out of it: names of fields may have characters that
 * RE2 does not allow in names of groups.
 *
 * @param pattern without names
 * @param groups the numbers of the groups that had names
 * @param names theirs, in the same order
 */
record GroupNames(String pattern, List<Integer> groups, List<String> names) {

  static GroupNames of(String regex) {
    StringBuilder plain = new StringBuilder();
    List<Integer> groups = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int count = 0;
    boolean inClass = false;
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        plain.append(c).append(regex.charAt(i + 1));
        i += 2;
        continue;
      }
      if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
        i = appendClassStart(regex, i, plain);
        continue;
      } else if (c == '(') {
        int name = nameStart(regex, i);
        int end = name < 0 ? -1 : regex.indexOf('>', name);
        if (end > 0) {
          groups.add(++count);
          names.add(regex.substring(name, end));
          plain.append('(');
          i = end + 1;
          continue;
        }
        count += regex.startsWith("(?", i) ? 0 : 1;
      }
      plain.append(c);
      i++;
    }
    return new GroupNames(plain.toString(), List.copyOf(groups), List.copyOf(names));
  }

  /** A closing bracket right at the start of a class is one of its characters. */
  private static int appendClassStart(String regex, int at, StringBuilder plain) {
    int i = at + 1;
    plain.append('[');
    if (i < regex.length() && regex.charAt(i) == '^') {
      plain.append('^');
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      plain.append(']');
      i++;
    }
    return i;
  }

  private static int nameStart(String regex, int group) {
    if (regex.startsWith("(?<", group)) {
      return group + 3;
    }
    return regex.startsWith("(?P<", group) ? group + 4 : -1;
  }
}
