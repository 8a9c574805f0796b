package io.tallystone.wire.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes structures as XML elements. Members that are not set stay out. */
final class XmlWriter {
  private final XmlText out;

  XmlWriter(XmlText out) {
    this.out = out;
  }

  /** Writes the members, without an element around them. */
  void members(SdkPojo structure) {
    for (Member member : Shape.of(structure).members()) {
      Object value = member.valueIn(structure);
      if (value != null) {
        element(member.responseName(), member, value);
      }
    }
  }

  private void element(String name, Member member, Object value) {
    if (value instanceof List<?> list && member.list().isFlattened()) {
      elements(name, member, list);
    } else if (value instanceof Map<?, ?> map && member.map().isFlattened()) {
      entries(name, member, map);
    } else {
      out.open(name);
      content(member, value);
      out.close(name);
    }
  }

  private void content(Member member, Object value) {
    switch (value) {
      case SdkPojo structure -> members(structure);
      case List<?> list -> elements(member.element().responseName(), member, list);
      case Map<?, ?> map -> entries("entry", member, map);
      case SdkBytes bytes ->
          out.text(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
      case Instant instant -> out.text(Timestamps.format(instant, member.timestampFormat()));
      case BigDecimal number -> out.text(number.toPlainString());
      default -> out.text(value.toString());
    }
  }

  private void elements(String name, Member member, List<?> list) {
    for (Object element : list) {
      element(name, member.element(), element);
    }
  }

  private void entries(String name, Member member, Map<?, ?> map) {
    MapTrait trait = member.map();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.open(name).element(trait.keyLocationName(), (String) entry.getKey());
      element(trait.valueLocationName(), member.element(), entry.getValue());
      out.close(name);
    }
  }
}
