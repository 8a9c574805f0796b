package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address lies in a block.
 *
 * @param family which addresses are looked at
 * @param block parsed once, if it is a constant
 */
record InSubnet(String name, Predicate<IpAddress> family, @Nullable Cidr block)
    implements ScalarFunction {

  @Override
  public Arity arity() {
    return Arity.exactly(2);
  }

  @Override
  public ScalarFunction prepare(List<@Nullable Value> constants) {
    @Nullable Value constant = constants.get(1);
    if (constant == null) {
      return this;
    }
    try {
      return new InSubnet(name, family, Cidr.parse(String.valueOf(Coercion.text(constant))));
    } catch (IllegalArgumentException notOne) {
      throw new InvalidArgument(1, String.valueOf(notOne.getMessage()));
    }
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    @Nullable String address = Coercion.text(arguments.get(0));
    @Nullable String range = Coercion.text(arguments.get(1));
    if (address == null || range == null) {
      return MISSING;
    }
    @Nullable IpAddress parsed = IpAddress.parse(address);
    if (parsed == null || !family.test(parsed)) {
      return Bool.FALSE;
    }
    try {
      return Bool.of((block != null ? block : Cidr.parse(range)).contains(parsed));
    } catch (IllegalArgumentException noBlock) {
      return Bool.FALSE;
    }
  }
}
