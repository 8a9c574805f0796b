package io.tallystone.wire.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A structure's members, prepared once per SDK class, so that reading a member costs one hash
 * look-up and no walk through traits.
 */
final class Shape {
  /** Keyed by builder class and by model class, which share their fields. */
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private final List<Member> members;
  private final Map<String, Member> byRequestName;

  private Shape(List<SdkField<?>> fields) {
    Member[] array = new Member[fields.size()];
    byRequestName = HashMap.newHashMap(array.length);
    for (int i = 0; i < array.length; i++) {
      array[i] = new Member(fields.get(i), i);
      byRequestName.put(array[i].requestName(), array[i]);
    }
    members = List.of(array);
  }

  static Shape of(SdkPojo pojo) {
    Shape known = SHAPES.get(pojo.getClass());
    return known != null
        ? known
        : SHAPES.computeIfAbsent(pojo.getClass(), type -> new Shape(pojo.sdkFields()));
  }

  List<Member> members() {
    return members;
  }

  @Nullable Member find(String requestName) {
    return byRequestName.get(requestName);
  }
}
