package io.tallystone.wire.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.awssdk.utils.builder.Buildable;

/** A structure with a member of every type, its own builder. */
final class EveryType implements SdkPojo, Buildable {
  private static final List<SdkField<?>> FIELDS = fields();

  private final Map<String, Object> values = new LinkedHashMap<>();

  private static List<SdkField<?>> fields() {
    List<SdkField<?>> fields = new ArrayList<>();
    fields.add(member(MarshallingType.STRING, "text"));
    fields.add(member(MarshallingType.LONG, "long"));
    fields.add(member(MarshallingType.INTEGER, "integer"));
    fields.add(member(MarshallingType.SHORT, "short"));
    fields.add(member(MarshallingType.BYTE, "byte"));
    fields.add(member(MarshallingType.DOUBLE, "double"));
    fields.add(member(MarshallingType.FLOAT, "float"));
    fields.add(EveryType.<BigDecimal>member(MarshallingType.BIG_DECIMAL, "decimal"));
    fields.add(member(MarshallingType.BOOLEAN, "boolean"));
    fields.add(EveryType.<SdkBytes>member(MarshallingType.SDK_BYTES, "bytes"));
    fields.add(EveryType.<Document>member(MarshallingType.DOCUMENT, "document"));
    fields.add(member(MarshallingType.INSTANT, "instant"));
    fields.add(timestamp("millis", TimestampFormatTrait.Format.UNIX_TIMESTAMP_MILLIS));
    fields.add(timestamp("httpDate", TimestampFormatTrait.Format.RFC_822));
    fields.add(timestamp("iso", TimestampFormatTrait.Format.ISO_8601));
    fields.add(list("list", false));
    fields.add(list("flatList", true));
    fields.add(map("map", false, "key", "value"));
    fields.add(map("flatMap", true, "K", "V"));
    return List.copyOf(fields);
  }

  private static <T> SdkField<T> member(
      MarshallingType<? super T> type, String name, Trait... others) {
    Trait[] traits = new Trait[others.length + 1];
    traits[0] =
        LocationTrait.builder()
            .location(MarshallLocation.PAYLOAD)
            .locationName(name)
            .unmarshallLocationName(name)
            .build();
    System.arraycopy(others, 0, traits, 1, others.length);
    return SdkField.<T>builder(type)
        .memberName(name)
        .getter(pojo -> EveryType.<T>get(pojo, name))
        .setter((pojo, value) -> ((EveryType) pojo).set(name, value))
        .traits(traits)
        .build();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the field's type says
  private static <T> @Nullable T get(Object pojo, String name) {
    return (T) ((EveryType) pojo).values.get(name);
  }

  private static SdkField<Instant> timestamp(String name, TimestampFormatTrait.Format format) {
    return member(MarshallingType.INSTANT, name, TimestampFormatTrait.create(format));
  }

  private static SdkField<?> list(String name, boolean flat) {
    SdkField<?> element = member(MarshallingType.STRING, "member");
    return member(
        MarshallingType.LIST,
        name,
        ListTrait.builder().memberFieldInfo(element).isFlattened(flat).build());
  }

  private static SdkField<?> map(String name, boolean flat, String key, String value) {
    return member(
        MarshallingType.MAP,
        name,
        MapTrait.builder()
            .keyLocationName(key)
            .valueLocationName(value)
            .valueFieldInfo(member(MarshallingType.STRING, value))
            .isFlattened(flat)
            .build());
  }

  void set(String name, Object value) {
    values.put(name, value);
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Override
  public boolean equalsBySdkFields(Object other) {
    return other instanceof EveryType every && every.values.equals(values);
  }

  @Override
  public Object build() {
    return this;
  }

  @Override
  public String toString() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (SdkField<?> field : FIELDS) {
      Object value = values.get(field.memberName());
      if (value != null) {
        ordered.put(field.memberName(), value);
      }
    }
    return ordered.toString();
  }
}
