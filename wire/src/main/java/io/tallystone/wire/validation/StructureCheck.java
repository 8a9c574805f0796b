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

/** A structure's required and constrained members. */
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
    Map<String, SdkField<?>> fields = new HashMap<>();
    for (SdkField<?> field : example.get().sdkFields()) {
      fields.put(field.memberName(), field);
    }
    List<MemberCheck> checks = new ArrayList<>();
    for (Constraint.Member member : constraint.members()) {
      SdkField<?> field = fields.get(member.name());
      if (field != null) { // else a member that the SDK has since dropped
        Check check = member.value() == null ? null : Check.of(member.value().constraint(), field);
        checks.add(new MemberCheck(field, Path.spelling(member.name()), member.required(), check));
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
