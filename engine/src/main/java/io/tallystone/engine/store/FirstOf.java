package io.tallystone.engine.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many values, by an order; the others are not kept. */
final class FirstOf<T> {
  private final int limit;
  private final Comparator<T> order;
  private final PriorityQueue<T> lastFirst;

  FirstOf(int limit, Comparator<T> order) {
    this.limit = limit;
    this.order = order;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  void offer(T value) {
    lastFirst.add(value);
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  List<T> inOrder() {
    List<T> first = new ArrayList<>(lastFirst);
    first.sort(order);
    return List.copyOf(first);
  }
}
