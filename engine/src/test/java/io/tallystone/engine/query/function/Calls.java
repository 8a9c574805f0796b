package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Rendering;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates calls as documentation writes them: {@code substr('xyZfooxyZ', 3, 3)}. Arguments are
 * texts in single quotes, numbers, {@code true}, {@code false}, {@code missing} and calls. Each
 * call is made twice, prepared with its constants and not, and both must agree.
 */
final class Calls {
  /** 2024-05-01 10:00:00 to 11:00:00, asked at 11:00:01.500. */
  static final Evaluation QUERY = new Evaluation(1714557600000L, 1714561200000L, 1714561201500L);

  /** What {@code bin} is applied to: 2024-05-01 10:06:30. */
  static final Value TIMESTAMP = Coercion.number(new Text("1714557990000"));

  private final String text;
  private int at;

  private Calls(String text) {
    this.text = text;
  }

  /** The rendered result; null if it is missing. */
  static @Nullable String rendered(String call) {
    return Rendering.render(evaluate(call));
  }

  /** The result. */
  static Value evaluate(String call) {
    Calls calls = new Calls(call);
    Value value = calls.expression();
    assertThat(calls.at).as("end of %s", call).isEqualTo(call.length());
    return value;
  }

  /** The function, prepared with constants. */
  static ScalarFunction prepared(String name, @Nullable Value... constants) {
    return FunctionTable.find(name).orElseThrow().prepare(Stream.of(constants).toList());
  }

  private Value expression() {
    if (text.charAt(at) == '\'') {
      int end = text.indexOf('\'', at + 1);
      Value literal = new Text(text.substring(at + 1, end));
      at = end + 1;
      return literal;
    }
    int start = at;
    while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == '(') {
      return call(word);
    }
    return switch (word) {
      case "missing" -> Missing.MISSING;
      case "true" -> Bool.TRUE;
      case "false" -> Bool.FALSE;
      default -> Coercion.number(new Text(word));
    };
  }

  private Value call(String name) {
    List<Value> arguments = new ArrayList<>();
    at++;
    while (text.charAt(at) != ')') {
      if (text.charAt(at) == ',' || text.charAt(at) == ' ') {
        at++;
      } else {
        arguments.add(expression());
      }
    }
    at++;
    return apply(FunctionTable.find(name).orElseThrow(), arguments);
  }

  private Value apply(ScalarFunction function, List<Value> arguments) {
    assertThat(function.arity().allows(arguments.size())).as(text).isTrue();
    List<Value> all = new ArrayList<>(arguments);
    if (!function.implicitFields().isEmpty()) {
      all.addFirst(TIMESTAMP);
    }
    Value prepared = function.prepare(new ArrayList<>(arguments)).apply(all, QUERY);
    assertThat(function.apply(all, QUERY)).as(text + " unprepared").isEqualTo(prepared);
    return prepared;
  }
}
