package io.tallystone.wire.codec;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** A structure's member, a list's element or a map's value. */
final class Member {
  private final SdkField<?> field;
  private final int index;
  private final MarshallingKnownType type;
  private final @Nullable ListTrait list;
  private final @Nullable MapTrait map;
  private final @Nullable Member element;
  private final TimestampFormatTrait.@Nullable Format timestampFormat;

  Member(SdkField<?> field, int index) {
    this.field = field;
    this.index = index;
    this.type = field.marshallingType().getKnownType();
    this.list = type == MarshallingKnownType.LIST ? field.getTrait(ListTrait.class) : null;
    this.map = type == MarshallingKnownType.MAP ? field.getTrait(MapTrait.class) : null;
    SdkField<?> inner =
        list != null ? list.memberFieldInfo() : map != null ? map.valueFieldInfo() : null;
    this.element = inner == null ? null : new Member(inner, 0);
    Optional<TimestampFormatTrait> format = field.getOptionalTrait(TimestampFormatTrait.class);
    this.timestampFormat = format.map(TimestampFormatTrait::format).orElse(null);
  }

  /** Position among the structure's members. */
  int index() {
    return index;
  }

  String requestName() {
    return field.locationName();
  }

  String responseName() {
    return field.unmarshallLocationName();
  }

  MarshallingKnownType type() {
    return type;
  }

  /** The element of a list or the value of a map. */
  Member element() {
    return Objects.requireNonNull(element, "element of a scalar");
  }

  ListTrait list() {
    return Objects.requireNonNull(list, "list trait of a non-list");
  }

  MapTrait map() {
    return Objects.requireNonNull(map, "map trait of a non-map");
  }

  /** The format that the model demands; null for the protocol's default. */
  TimestampFormatTrait.@Nullable Format timestampFormat() {
    return timestampFormat;
  }

  /** A builder for a nested structure. */
  SdkPojo newStructure() {
    return field.constructor().get();
  }

  void set(SdkPojo builder, Object value) {
    field.set(builder, value);
  }

  /** The value to send; null if it is not set. */
  @Nullable Object valueIn(SdkPojo pojo) {
    Object value = field.getValueOrDefault(pojo);
    boolean unset = value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    return unset ? null : value;
  }

  /** Finishes a builder of {@link #newStructure} or of an operation's input. */
  static SdkPojo build(SdkPojo builder) {
    return (SdkPojo) ((Buildable) builder).build();
  }
}
