package io.tallystone.engine.query.run;

import io.tallystone.engine.query.aggregate.State;
import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link Step.Group}: a state for each measure of each combination of keys. Without a sort, rows
 * come in the order of their keys, times from the newest.
 */
final class GroupRows implements Gatherer {
  private static final long GROUP_BYTES = 150;

  private final Step.Group step;
  private final Evaluator evaluator;
  private final Map<List<@Nullable String>, Group> groups = new HashMap<>();
  private long bytes;

  GroupRows(Step.Group step, Evaluator evaluator) {
    this.step = step;
    this.evaluator = evaluator;
    if (step.keys().isEmpty()) {
      group(List.of(), new Value[0]); // there is one row, even of no events
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(Value[] keys, State[] states) {}

  @Override
  public void add(Batch batch) {
    List<Vector> keys = step.keys().stream().map(batch::column).toList();
    Group[] groupOf = groupsOf(batch, keys);
    Vector times = batch.has(SystemFields.TIMESTAMP) ? batch.column(SystemFields.TIMESTAMP) : null;
    for (int i = 0; i < step.measures().size(); i++) {
      measure(i, batch, groupOf, times);
    }
  }

  private void measure(int measure, Batch batch, Group[] groupOf, @Nullable Vector times) {
    List<Vector> arguments = new ArrayList<>();
    for (Expression argument : step.measures().get(measure).arguments()) {
      arguments.add(evaluator.evaluate(argument, batch));
    }
    Value[] values = new Value[arguments.size()];
    List<Value> view = Arrays.asList(values);
    for (int row = 0; row < groupOf.length; row++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).get(row);
      }
      State state = groupOf[row].states[measure];
      long before = state.bytes();
      state.add(view, times == null ? 0 : millis(times, row));
      bytes += state.bytes() - before;
    }
  }

  private static long millis(Vector times, int row) {
    if (times instanceof Vector.Times known) {
      return known.millis()[row];
    }
    return times.get(row) instanceof Time time ? time.millis() : 0;
  }

  private Group[] groupsOf(Batch batch, List<Vector> keys) {
    Group[] groupOf = new Group[batch.size()];
    if (keys.isEmpty()) {
      Arrays.fill(groupOf, groups.get(List.of()));
    } else if (keys.size() == 1 && keys.get(0) instanceof Vector.Dictionary dictionary) {
      Group[] ofCode = new Group[dictionary.distinct().length];
      for (int row = 0; row < groupOf.length; row++) {
        int code = dictionary.codes()[row];
        if (ofCode[code] == null) {
          ofCode[code] = group(keys, row);
        }
        groupOf[row] = ofCode[code];
      }
    } else {
      for (int row = 0; row < groupOf.length; row++) {
        groupOf[row] = group(keys, row);
      }
    }
    return groupOf;
  }

  private Group group(List<Vector> keys, int row) {
    @Nullable String[] texts = new String[keys.size()];
    Value[] values = new Value[keys.size()];
    for (int i = 0; i < texts.length; i++) {
      values[i] = keys.get(i).get(row);
      texts[i] = Coercion.text(values[i]);
    }
    return group(Arrays.asList(texts), values);
  }

  private Group group(List<@Nullable String> key, Value[] values) {
    Group known = groups.get(key);
    if (known != null) {
      return known;
    }
    State[] states = new State[step.measures().size()];
    bytes += GROUP_BYTES;
    for (int i = 0; i < states.length; i++) {
      states[i] = step.measures().get(i).aggregate().newState();
      bytes += states[i].bytes();
    }
    for (Value value : values) {
      bytes += 2 * Footprint.bytes(value);
    }
    Group group = new Group(values, states);
    groups.put(key, group);
    return group;
  }

  @Override
  public void merge(Gatherer other) {
    for (Map.Entry<List<@Nullable String>, Group> theirs : ((GroupRows) other).groups.entrySet()) {
      Group group = theirs.getValue();
      Group mine = group(theirs.getKey(), group.keys);
      for (int i = 0; i < mine.states.length; i++) {
        long before = mine.states[i].bytes();
        mine.states[i].merge(group.states[i]);
        bytes += mine.states[i].bytes() - before;
      }
    }
  }

  @Override
  public Batch result() {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(GroupRows::compare);
    Map<String, Vector> columns = new LinkedHashMap<>();
    for (int i = 0; i < step.keys().size(); i++) {
      int key = i;
      columns.put(step.keys().get(i), values(sorted, group -> group.keys[key]));
    }
    for (int i = 0; i < step.measures().size(); i++) {
      int measure = i;
      columns.put(
          step.measures().get(i).name(), values(sorted, group -> group.states[measure].result()));
    }
    return Batch.of(sorted.size(), columns);
  }

  private static Vector values(List<Group> groups, Function<Group, Value> value) {
    return new Vector.Values(groups.stream().map(value).toArray(Value[]::new));
  }

  private static int compare(Group left, Group right) {
    for (int i = 0; i < left.keys.length; i++) {
      boolean times = left.keys[i] instanceof Time && right.keys[i] instanceof Time;
      int sign = NaturalOrder.ASCENDING.compare(left.keys[i], right.keys[i]);
      if (sign != 0) {
        return times ? -sign : sign;
      }
    }
    return 0;
  }

  @Override
  public long heapBytes() {
    return bytes;
  }
}
