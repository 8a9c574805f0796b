package io.tallystone.wire.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Reads structures from query parameters (Smithy, "AWS query protocol" and "AWS EC2 query
 * protocol"). EC2's lists are numbered right behind their name whatever the model says.
 */
final class FormReader {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

  private final boolean ec2;

  FormReader(boolean ec2) {
    this.ec2 = ec2;
  }

  void readInto(SdkPojo builder, FormTree tree) {
    for (Member member : Shape.of(builder).members()) {
      FormTree node = tree.child(member.requestName());
      if (node != null) {
        member.set(builder, value(member, node));
      }
    }
  }

  private Object value(Member member, FormTree node) {
    return switch (member.type()) {
      case STRING -> text(member, node);
      case LONG -> parse(member, node, "Long", Long::valueOf);
      case INTEGER -> parse(member, node, "Integer", Integer::valueOf);
      case SHORT -> parse(member, node, "Short", Short::valueOf);
      case BYTE -> parse(member, node, "Byte", Byte::valueOf);
      case DOUBLE -> parse(member, node, "Double", FormReader::floating);
      case FLOAT -> parse(member, node, "Float", FormReader::single);
      case BIG_DECIMAL ->
          parse(member, node, "BigDecimal", text -> Scalars.bounded(new BigDecimal(text)));
      case BOOLEAN -> parse(member, node, "Boolean", FormReader::bool);
      case INSTANT -> parse(member, node, "Date", text -> instant(member, text));
      case SDK_BYTES -> parse(member, node, "Blob", FormReader::bytes);
      case SDK_POJO -> structure(member, node);
      case LIST -> list(member, node);
      case MAP -> map(member, node);
      case DOCUMENT, NULL ->
          throw new IllegalStateException(member.type() + " in a query protocol");
    };
  }

  private static String text(Member member, FormTree node) {
    String value = node.value();
    if (value == null) {
      throw Malformed.query("Parameter has members but is a scalar: " + member.requestName());
    }
    return value;
  }

  private static <T> T parse(
      Member member, FormTree node, String type, Function<String, T> parser) {
    String text = text(member, node);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) { // includes NumberFormatException
      throw Malformed.input(member.requestName(), text, type);
    }
  }

  private static Double floating(String text) {
    if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
      return Double.valueOf(text);
    }
    // Double.valueOf also takes hexadecimal numbers, type suffixes and blanks.
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  private static Float single(String text) {
    double value = floating(text);
    if (Float.isInfinite((float) value) && !Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return (float) value;
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Instant instant(Member member, String text) {
    return Timestamps.parse(text, member.timestampFormat())
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static SdkBytes bytes(String text) {
    return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
  }

  private SdkPojo structure(Member member, FormTree node) {
    SdkPojo builder = member.newStructure();
    readInto(builder, node);
    return Member.build(builder);
  }

  /** An empty list comes as {@code Name=}. */
  private List<Object> list(Member member, FormTree node) {
    boolean flat = ec2 || member.list().isFlattened();
    List<Object> list = new ArrayList<>();
    for (FormTree element : numbered(flat ? node : node.child(member.element().requestName()))) {
      list.add(value(member.element(), element));
    }
    return list;
  }

  private Map<String, Object> map(Member member, FormTree node) {
    MapTrait trait = member.map();
    Map<String, Object> map = new LinkedHashMap<>();
    for (FormTree entry : numbered(trait.isFlattened() ? node : node.child("entry"))) {
      FormTree key = entry.child(trait.keyLocationName());
      FormTree value = entry.child(trait.valueLocationName());
      if (key == null || key.value() == null || value == null) {
        throw Malformed.query("Entry without key or value: " + member.requestName());
      }
      if (map.put(key.value(), value(member.element(), value)) != null) {
        throw Malformed.query("Duplicate key: " + Malformed.cut(key.value()));
      }
    }
    return map;
  }

  /** Children in the order of their numbers, which may have gaps. */
  private static Iterable<FormTree> numbered(@Nullable FormTree node) {
    if (node == null) {
      return List.of();
    }
    TreeMap<Integer, FormTree> sorted = new TreeMap<>();
    node.children()
        .forEach(
            (name, child) -> {
              Integer index = index(name);
              if (sorted.put(index, child) != null) {
                throw Malformed.query("Duplicate list index: " + Malformed.cut(name));
              }
            });
    return sorted.values();
  }

  private static Integer index(String name) {
    try {
      int index = Integer.parseInt(name);
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Refused below, with negative ones.
    }
    throw Malformed.query("List index: " + Malformed.cut(name) + " (expected: a number)");
  }
}
