package io.tallystone.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides a tree of And, Or and JsonField in one pass over the message. */
final class JsonMatcher implements MessageMatcher, JsonScan.Reading<Boolean> {
  private final List<JsonSelector> selectors = new ArrayList<>();
  private final List<ValueTest> tests = new ArrayList<>();
  private final Decision decision;

  JsonMatcher(Predicate predicate) {
    this.decision = decision(predicate);
  }

  /** Whether a predicate is such a tree. */
  static boolean decides(Predicate predicate) {
    return switch (predicate) {
      case Predicate.JsonField field -> true;
      case Predicate.And and -> decides(and.parts());
      case Predicate.Or or -> decides(or.parts());
      default -> false;
    };
  }

  private static boolean decides(List<Predicate> parts) {
    return !parts.isEmpty() && parts.stream().allMatch(JsonMatcher::decides);
  }

  @Override
  public boolean matches(byte[] utf8, int from, int length) {
    List<@Nullable Boolean> found = JsonScan.scan(utf8, from, length, selectors, this);
    return found != null && decision.holds(found);
  }

  @Override
  public Boolean read(int selector, Value value) {
    return tests.get(selector).accepts(value);
  }

  @Override
  public Boolean join(Boolean earlier, Boolean later) {
    return earlier || later;
  }

  private Decision decision(Predicate predicate) {
    return switch (predicate) {
      case Predicate.JsonField field -> {
        selectors.add(field.selector());
        tests.add(field.test());
        yield field.test() instanceof ValueTest.NotExists
            ? new Absent(selectors.size() - 1)
            : new Passed(selectors.size() - 1);
      }
      case Predicate.And and -> new All(and.parts().stream().map(this::decision).toList());
      case Predicate.Or or -> new Any(or.parts().stream().map(this::decision).toList());
      default -> throw new IllegalArgumentException("not a tree of JSON fields: " + predicate);
    };
  }

  /** Decides from what was found: per field null if absent, else whether the test passed. */
  private sealed interface Decision {
    boolean holds(List<@Nullable Boolean> found);
  }

  private record Passed(int field) implements Decision {
    @Override
    public boolean holds(List<@Nullable Boolean> found) {
      return Boolean.TRUE.equals(found.get(field));
    }
  }

  private record Absent(int field) implements Decision {
    @Override
    public boolean holds(List<@Nullable Boolean> found) {
      return found.get(field) == null;
    }
  }

  private record All(List<Decision> parts) implements Decision {
    @Override
    public boolean holds(List<@Nullable Boolean> found) {
      for (Decision part : parts) {
        if (!part.holds(found)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Any(List<Decision> parts) implements Decision {
    @Override
    public boolean holds(List<@Nullable Boolean> found) {
      for (Decision part : parts) {
        if (part.holds(found)) {
          return true;
        }
      }
      return false;
    }
  }
}
