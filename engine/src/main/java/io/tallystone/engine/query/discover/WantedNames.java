package io.tallystone.engine.query.discover;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names to find, and how far each is spelt by the path that leads to a place in a message. A
 * dot in a name may part two keys or be part of one, so a path is compared as text.
 *
 * <p>A {@link Trail} is the set of names of which a path is the beginning; it shrinks on the way
 * down and is nearly always empty or of one name.
 */
final class WantedNames {
  private final byte[][] names;
  private final Trail start;

  WantedNames(List<String> names) {
    this.names = new byte[names.size()][];
    List<Integer> fromJson = new ArrayList<>();
    for (int slot = 0; slot < names.size(); slot++) {
      this.names[slot] = jsonPath(names.get(slot)).getBytes(StandardCharsets.UTF_8);
      if (!names.get(slot).startsWith("@") || names.get(slot).startsWith("@@")) {
        fromJson.add(slot); // @message and the like are never in the message
      }
    }
    int[] slots = fromJson.stream().mapToInt(Integer::intValue).toArray();
    int[] nothingSpelt = new int[slots.length];
    Arrays.fill(nothingSpelt, -1);
    this.start = new Trail(slots, nothingSpelt, slots.length);
  }

  /** A key that begins with @ has one more in its field's name. */
  private static String jsonPath(String name) {
    return name.startsWith("@@") ? name.substring(1) : name;
  }

  /** At the top of a message. */
  Trail start() {
    return start;
  }

  /** The names that go on with this key. */
  Trail step(Trail trail, byte[] key, int from, int length) {
    Trail next = Trail.NONE;
    for (int i = 0; i < trail.size; i++) {
      int slot = trail.slots[i];
      byte[] name = names[slot];
      int begin = trail.spelt[i] + 1;
      int end = begin + length;
      if (end <= name.length
          && (end == name.length || name[end] == '.')
          && Arrays.equals(name, begin, end, key, from, from + length)) {
        next = next.with(slot, end, trail.size);
      }
    }
    return next;
  }

  /** Whether the path is all of a name: then the value there is the field's. */
  boolean ends(Trail trail, int i) {
    return trail.spelt[i] == names[trail.slots[i]].length;
  }

  /** Names, and where in each the dot stands that follows what has been spelt; -1 at the start. */
  static final class Trail {
    static final Trail NONE = new Trail(new int[0], new int[0], 0);

    private final int[] slots;
    private final int[] spelt;
    private int size;

    private Trail(int[] slots, int[] spelt, int size) {
      this.slots = slots;
      this.spelt = spelt;
      this.size = size;
    }

    int size() {
      return size;
    }

    int slot(int i) {
      return slots[i];
    }

    private Trail with(int slot, int end, int capacity) {
      Trail grown = size == 0 ? new Trail(new int[capacity], new int[capacity], 0) : this;
      grown.slots[grown.size] = slot;
      grown.spelt[grown.size++] = end;
      return grown;
    }
  }
}
