package io.tallystone.engine.query.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code parse} with a regular expression: its groups, by their own names or by those given. */
final class RegexExtractor implements Extractor {
  private final Pattern pattern;
  private final int[] groups;
  private final List<String> names;
  private final boolean multi;

  private RegexExtractor(Pattern pattern, int[] groups, List<String> names, boolean multi) {
    this.pattern = pattern;
    this.groups = groups;
    this.names = names;
    this.multi = multi;
  }

  /**
   * An extractor.
   *
   * @param regex as written between slashes
   * @param names for the groups, in order; empty if they have names of their own
   * @throws com.google.re2j.PatternSyntaxException if it is not in RE2's syntax
   * @throws IllegalArgumentException if there are more or fewer names than groups
   */
  static RegexExtractor of(String regex, List<String> names, boolean multi) {
    GroupNames own = GroupNames.of(regex.replace("\\/", "/"));
    Pattern pattern = Pattern.compile(own.pattern());
    if (names.isEmpty()) {
      int[] groups = own.groups().stream().mapToInt(Integer::intValue).toArray();
      return new RegexExtractor(pattern, groups, own.names(), multi);
    }
    if (pattern.groupCount() != names.size()) {
      throw new IllegalArgumentException(
          "parse gives %d names to %d groups".formatted(names.size(), pattern.groupCount()));
    }
    int[] groups = new int[names.size()];
    Arrays.setAll(groups, i -> i + 1);
    return new RegexExtractor(pattern, groups, List.copyOf(names), multi);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean multi() {
    return multi;
  }

  @Override
  public List<List<Value>> extract(String text) {
    List<List<Value>> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      List<Value> values = new ArrayList<>(groups.length);
      for (int group : groups) {
        String matched = matcher.group(group);
        values.add(matched == null ? Missing.MISSING : new Text(matched));
      }
      found.add(values);
      if (!multi) {
        return found;
      }
    }
    return found;
  }
}
