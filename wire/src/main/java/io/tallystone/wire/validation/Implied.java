package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.model.Constraint.Reference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Constraints that follow from the SDK's types alone, for what is newer than the models: enums, and
 * structures that may hold enums.
 *
 * <p>A field does not tell its enum, but its builder's setter takes one: {@code
 * queryLanguage(QueryLanguage)}, or {@code statistics(Statistic...)} for a list.
 */
final class Implied {
  private static final Constraint.Structure STRUCTURE = new Constraint.Structure(List.of());

  /** What the SDK's enums call a value they do not know; it has no text of its own. */
  private static final String UNKNOWN = "UNKNOWN_TO_SDK_VERSION";

  private Implied() {}

  /** What a structure's member must satisfy; null if anything will do. */
  static @Nullable Constraint of(SdkPojo builder, SdkField<?> field) {
    if (is(field, MarshallingKnownType.STRING)) {
      return enumeration(builder, field, false);
    }
    if (is(field, MarshallingKnownType.LIST)) {
      SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      Constraint implied =
          is(element, MarshallingKnownType.STRING)
              ? enumeration(builder, field, true)
              : of(element);
      return implied == null ? null : new Constraint.Elements(null, null, () -> implied);
    }
    return of(field);
  }

  /** What an element or value must satisfy whose enum, if it is one, is unknown. */
  private static @Nullable Constraint of(SdkField<?> field) {
    if (is(field, MarshallingKnownType.SDK_POJO)) {
      return STRUCTURE;
    }
    Reference inner = inner(field);
    if (inner == null) {
      return null;
    }
    return is(field, MarshallingKnownType.LIST)
        ? new Constraint.Elements(null, null, inner)
        : new Constraint.Entries(null, null, null, inner);
  }

  /** What a list's elements or a map's values must satisfy; null if anything will do. */
  static @Nullable Reference inner(SdkField<?> field) {
    SdkField<?> inner = null;
    if (is(field, MarshallingKnownType.LIST)) {
      inner = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    } else if (is(field, MarshallingKnownType.MAP)) {
      inner = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }
    Constraint constraint = inner == null ? null : of(inner);
    return constraint == null ? null : () -> constraint;
  }

  private static boolean is(SdkField<?> field, MarshallingKnownType type) {
    return field.marshallingType().getKnownType() == type;
  }

  private static @Nullable Constraint enumeration(
      SdkPojo builder, SdkField<?> field, boolean list) {
    String setter = Path.spelling(field.memberName());
    for (Method method : builder.getClass().getMethods()) {
      if (method.getParameterCount() == 1 && method.getName().equalsIgnoreCase(setter)) {
        Class<?> given = method.getParameterTypes()[0];
        Class<?> type = list && given.isArray() ? given.componentType() : given;
        if (type.isEnum()) {
          return new Constraint.Text(null, null, false, null, values(type));
        }
      }
    }
    return null;
  }

  private static List<String> values(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> (Enum<?>) constant)
        .filter(constant -> !constant.name().equals(UNKNOWN))
        .map(Object::toString)
        .toList();
  }
}
