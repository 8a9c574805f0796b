package io.tallystone.engine.query.function;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to the smallest block that holds an address: one look-up for each length of
 * prefix that occurs, however many blocks there are.
 */
public final class CidrMap<V> {
  private final Map<Integer, Map<IpAddress, V>> byBits = new TreeMap<>(Comparator.reverseOrder());

  /** Adds a block unless it is there. */
  public void putIfAbsent(Cidr block, V value) {
    byBits.computeIfAbsent(block.bits(), bits -> new HashMap<>()).putIfAbsent(block.base(), value);
  }

  /** The value of the smallest block with the address; null if there is none, or no address. */
  public @Nullable V find(String address) {
    IpAddress parsed = IpAddress.parse(address);
    if (parsed == null) {
      return null;
    }
    for (Map.Entry<Integer, Map<IpAddress, V>> blocks : byBits.entrySet()) {
      int bits = blocks.getKey();
      V found = bits > parsed.size() ? null : blocks.getValue().get(parsed.prefix(bits));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
