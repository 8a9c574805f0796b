package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code regexReplace(text, regex, replacement)}: all matches are replaced. Documented: the syntax
 * is RE2's.
 *
 * <p>Chosen here: {@code $0} to {@code $9} in the replacement stand for groups if there are so
 * many; any other character, a dollar sign too, stands for itself.
 */
final class RegexReplace implements ScalarFunction {
  private final @Nullable Pattern compiled;

  RegexReplace() {
    this(null);
  }

  private RegexReplace(@Nullable Pattern compiled) {
    this.compiled = compiled;
  }

  @Override
  public String name() {
    return "regexReplace";
  }

  @Override
  public Arity arity() {
    return Arity.exactly(3);
  }

  @Override
  public ScalarFunction prepare(List<@Nullable Value> constants) {
    @Nullable Value constant = constants.get(1);
    if (constant == null) {
      return this;
    }
    try {
      return new RegexReplace(Pattern.compile(String.valueOf(Coercion.text(constant))));
    } catch (PatternSyntaxException invalid) {
      throw new InvalidArgument(
          1, "regular expression: " + invalid.getMessage() + " (expected: RE2 syntax)");
    }
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    @Nullable String text = Coercion.text(arguments.get(0));
    @Nullable String regex = Coercion.text(arguments.get(1));
    @Nullable String replacement = Coercion.text(arguments.get(2));
    if (text == null || regex == null || replacement == null) {
      return MISSING;
    }
    try {
      Pattern pattern = compiled != null ? compiled : Pattern.compile(regex);
      return replace(pattern.matcher(text), text, replacement);
    } catch (PatternSyntaxException invalid) {
      return MISSING;
    }
  }

  private static Value replace(Matcher matcher, String text, String replacement) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      out.append(text, from, matcher.start());
      appendReplacement(matcher, replacement, out);
      from = matcher.end();
      if (out.length() > FunctionLimits.TEXT) {
        return MISSING;
      }
    }
    return new Text(out.append(text, from, text.length()).toString());
  }

  private static void appendReplacement(Matcher matcher, String replacement, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      int group = c == '$' && i + 1 < replacement.length() ? replacement.charAt(i + 1) - '0' : -1;
      if (group < 0 || group > 9 || group > matcher.groupCount()) {
        out.append(c);
      } else {
        @Nullable String matched = matcher.group(group);
        out.append(matched == null ? "" : matched);
        i++;
      }
    }
  }
}
