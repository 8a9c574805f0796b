package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** A structure's required and constrained members, in the order of the model. */
final class StructureCheck implements Check {
  private final Constraint.Structure constraint;
  private final Supplier<SdkPojo> example;
  private @Nullable List<MemberCheck> members;

  /**
   * A check of a structure.
   *
   * @param example makes a structure of that type, to learn its fields
   */
  StructureCheck(Constraint.Structure constraint, Supplier<SdkPojo> example) {
    this.constraint = constraint;
    this.example = example;
  }

  @Override
  public void check(Object value, Path path, Violations out) {
    SdkPojo structure = (SdkPojo) value;
    for (MemberCheck member : members()) {
      member.check(structure, path, out);
    }
  }

  /**
   * Made at first use: constraints can be recursive. A race makes them twice, which is harmless.
   */
  private List<MemberCheck> members() {
    List<MemberCheck> made = members;
    if (made == null) {
      made = makeMembers();
      members = made;
    }
    return made;
  }

  private List<MemberCheck> makeMembers() {
    Map<String, Constraint.Member> constrained = new HashMap<>();
    constraint.members().forEach(member -> constrained.put(member.name(), member));
    SdkPojo builder = example.get();
    List<MemberCheck> checks = new ArrayList<>();
    for (SdkField<?> field : builder.sdkFields()) {
      Constraint.Member member = constrained.get(field.memberName());
      boolean required = member != null && member.required();
      Constraint value =
          member != null && member.value() != null
              ? member.value().constraint()
              : Implied.of(builder, field);
      if (required || value != null) {
        Check check = value == null ? null : Check.of(value, field);
        checks.add(new MemberCheck(field, Path.spelling(field.memberName()), required, check));
      }
    }
    return List.copyOf(checks);
  }

  private record MemberCheck(
      SdkField<?> field, String name, boolean required, @Nullable Check value) {

    void check(SdkPojo structure, Path path, Violations out) {
      Object given = field.getValueOrDefault(structure);
      boolean absent =
          given == null
              || given instanceof SdkAutoConstructList
              || given instanceof SdkAutoConstructMap;
      if (absent) {
        if (required) {
          out.missing(path.member(name));
        }
      } else if (value != null) {
        value.check(given, path.member(name), out);
      }
    }
  }
}
