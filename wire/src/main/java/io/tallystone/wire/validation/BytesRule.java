package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/** A blob's length; its content never enters a message. */
record BytesRule(Constraint.Bytes constraint) implements Check.Rule {
  @Override
  public List<String> violated(Object value) {
    int length = ((SdkBytes) value).asByteArrayUnsafe().length;
    return Check.violatedLength(length, constraint.min(), constraint.max());
  }

  @Override
  public List<String> all() {
    return Check.lengthRequirements(constraint.min(), constraint.max());
  }

  @Override
  public boolean sensitive() {
    return true;
  }
}
