package io.tallystone.server.auth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.server.auth.Auth;
import io.tallystone.server.auth.Calls;
import io.tallystone.wire.Access;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.Service;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Every operation of a service says what its caller must be allowed. A service's test extends this
 * and gives the service; every operation is asked with an input whose members are all filled.
 */
public abstract class ServiceAccessContract {
  private static final String ARN = "arn:aws:iam::" + Auth.DEFAULT_ACCOUNT + ":role/sample";

  /** The service. */
  protected abstract Service service();

  /** Operations that AWS documents to need no permission. */
  protected Set<String> free() {
    return Set.of();
  }

  /** What an operation without a filled-in look-alike is asked with; may be overridden. */
  protected SdkPojo input(AnyOperation<?> operation) throws ReflectiveOperationException {
    Class<?> type =
        Class.forName(
            "software.amazon.awssdk.services.%s.model.%sRequest"
                .formatted(service().name(), operation.name()));
    return filled((SdkPojo) type.getMethod("builder").invoke(null));
  }

  @Test
  void everyOperationDeclaresWhatItNeeds() throws ReflectiveOperationException {
    Set<String> withoutAccess = new TreeSet<>();
    for (AnyOperation<?> operation : service().operations()) {
      List<Access> accesses = access(operation);
      if (accesses.isEmpty()) {
        withoutAccess.add(operation.name());
      }
      for (Access access : accesses) {
        assertThat(access.action())
            .as(operation.name())
            .matches(service().signingName() + ":[A-Z][A-Za-z]+");
        assertThat(access.resource())
            .as(operation.name())
            .matches("\\*|arn:aws:[a-z0-9-]+:[a-z0-9-]*:(\\d{12})?:.+");
      }
    }
    assertThat(withoutAccess).isEqualTo(new TreeSet<>(free()));
  }

  @SuppressWarnings("unchecked") // the input is of the operation's type, which its name tells
  private List<Access> access(AnyOperation<?> operation) throws ReflectiveOperationException {
    return ((AnyOperation<SdkPojo>) operation)
        .access(input(operation), Calls.by(Calls.root(Auth.DEFAULT_ACCOUNT)));
  }

  private static SdkPojo filled(SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      Object value = sample(field);
      if (value != null) {
        field.set(builder, value);
      }
    }
    return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
  }

  private static @Nullable Object sample(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.STRING)) {
      return String.valueOf(field.memberName()).endsWith("Arn") ? ARN : "sample";
    } else if (type.equals(MarshallingType.INTEGER)) {
      return 1;
    } else if (type.equals(MarshallingType.LONG)) {
      return 1L;
    } else if (type.equals(MarshallingType.BOOLEAN)) {
      return true;
    } else if (type.equals(MarshallingType.SDK_POJO)) {
      return filled(field.constructor().get());
    } else if (type.equals(MarshallingType.LIST)) {
      Object member = sample(field.getTrait(ListTrait.class).memberFieldInfo());
      return member == null ? null : List.of(member);
    }
    return null; // operations do not authorise by what is left
  }
}
