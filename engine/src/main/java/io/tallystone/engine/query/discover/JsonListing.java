package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists all fields of JSON. Of two with one name the first counts. */
final class JsonListing extends JsonWalk<JsonListing.Path> {
  private static final Path TOP = new Path(null, "");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private JsonListing() {}

  /** The fields of the object or array that starts at {@code from}, in its order. */
  static Map<String, String> of(byte[] utf8, int from, int to) {
    JsonListing listing = new JsonListing();
    listing.walk(utf8, from, to, TOP);
    return listing.fields;
  }

  @Override
  Path step(Path parent, byte[] key, int from, int length) {
    return new Path(parent, new String(key, from, length, UTF_8));
  }

  @Override
  boolean field(Path path) {
    fields.putIfAbsent(
        path.name(), new String(text.bytes(), text.from(), text.to() - text.from(), UTF_8));
    return true;
  }

  /** Joined only where a field is, so that a long key with many members costs its length once. */
  record Path(@Nullable Path parent, String key) {
    String name() {
      if (parent == null) {
        return key;
      }
      if (parent.parent == null) {
        return key.startsWith("@") ? "@" + key : key;
      }
      return parent.name() + "." + key;
    }
  }
}
