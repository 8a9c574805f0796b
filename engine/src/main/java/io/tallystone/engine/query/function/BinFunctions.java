package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code bin(period)} of {@code @timestamp}, {@code datefloor(time, period)} and {@code
 * dateceil(time, period)}; {@link BinPeriod} has the rules. {@code dateceil} leaves a boundary as
 * it is, which AWS does not document.
 */
final class BinFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          new Rounding("bin", List.of("@timestamp"), BinPeriod::floor, null),
          new Rounding("datefloor", List.of(), BinPeriod::floor, null),
          new Rounding("dateceil", List.of(), BinPeriod::ceil, null));

  private BinFunctions() {}

  /** Moves a time to a bin's start. */
  private interface Step {
    long to(BinPeriod period, long millis);
  }

  private record Rounding(
      String name, List<String> implicitFields, Step step, @Nullable BinPeriod period)
      implements ScalarFunction {

    @Override
    public Arity arity() {
      return Arity.exactly(2 - implicitFields.size());
    }

    @Override
    public ScalarFunction prepare(List<@Nullable Value> constants) {
      int index = constants.size() - 1;
      @Nullable Value constant = constants.get(index);
      if (constant == null) {
        return this;
      }
      try {
        BinPeriod parsed = BinPeriod.parse(String.valueOf(Coercion.text(constant)));
        return new Rounding(name, implicitFields, step, parsed);
      } catch (IllegalArgumentException notOne) {
        throw new InvalidArgument(index, String.valueOf(notOne.getMessage()));
      }
    }

    @Override
    public Value apply(List<Value> arguments, Evaluation evaluation) {
      Value millis = Millis.of(arguments.get(0));
      if (!(millis instanceof Whole time)) {
        return MISSING;
      }
      try {
        BinPeriod by =
            period != null
                ? period
                : BinPeriod.parse(String.valueOf(Coercion.text(arguments.get(1))));
        return new Time(step.to(by, time.number()));
      } catch (IllegalArgumentException | DateTimeException neitherPeriodNorDate) {
        return MISSING;
      }
    }
  }
}
