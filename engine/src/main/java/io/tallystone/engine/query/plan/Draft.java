package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan being made, command by command: the steps so far, and the columns that rows have at this
 * point.
 */
final class Draft {
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private final Set<String> besides = new LinkedHashSet<>();
  private final Set<String> structures = new HashSet<>();

  /** Shown as well until a command names what to show; at first what AWS shows of events. */
  private final Set<String> byDefault = new LinkedHashSet<>(List.of("@timestamp", "@message"));

  private final List<Nested> children = new ArrayList<>();
  private final boolean within;
  private final LookupTables tables;
  private boolean events = true;
  private @Nullable String eventPrefix = "";
  private List<String> aliases = List.of();
  private boolean ordered;
  private boolean displayed;

  Draft(LookupTables tables) {
    this(tables, false);
  }

  private Draft(LookupTables tables, boolean within) {
    this.tables = tables;
    this.within = within;
  }

  /** What queries may look up. */
  LookupTables tables() {
    return tables;
  }

  /**
   * One for a query within this one.
   *
   * @throws QueryProblem if this one is within one itself (AWS: "subqueries", Notes and
   *     limitations)
   */
  Draft child(Span span) {
    if (within) {
      throw new QueryProblem(
          "Nested subqueries are not supported (expected: no query within this one)", span);
    }
    return new Draft(tables, true);
  }

  /**
   * One with the same steps.
   *
   * @throws QueryProblem if they have queries in them, or this one is within one itself
   */
  Draft again(Span span) {
    Draft same = child(span);
    if (!children.isEmpty()) {
      throw new QueryProblem("Queries with others within them cannot be compared", span);
    }
    same.steps.addAll(steps);
    same.grouped(List.copyOf(columns));
    return same;
  }

  /** Adds a query within this one; its place. */
  int nest(Nested nested) {
    children.add(nested);
    return children.size() - 1;
  }

  Nested nested(int place) {
    return children.get(place);
  }

  /** Adds a step; one that needs all rows needs them in their order. */
  void add(Step step) {
    steps.add(step);
  }

  List<Step> steps() {
    return steps;
  }

  /** Whether rows are still events, so that any name may be a field of theirs. */
  boolean areEvents() {
    return events;
  }

  /** What stands before the names of event fields; null if rows have no event of their own. */
  @Nullable String eventPrefix() {
    return eventPrefix;
  }

  /** Rows are pairs from here on, and show what both sides showed. */
  void joined(String left, String right, Draft other) {
    List<String> named = new ArrayList<>(prefixed(left, shown));
    named.addAll(prefixed(left, besides));
    named.addAll(prefixed(right, other.shown));
    named.addAll(prefixed(right, other.besides));
    List<String> unnamed = new ArrayList<>(prefixed(left, byDefault));
    unnamed.addAll(prefixed(right, other.byDefault));
    @Nullable String prefix = eventPrefix == null ? null : left + ".";
    boolean order = ordered;
    grouped(List.of());
    showGroups(named);
    byDefault.addAll(unnamed);
    eventPrefix = prefix;
    ordered = order;
    aliases = List.of(left, right);
  }

  private static List<String> prefixed(String alias, Set<String> names) {
    return names.stream().map(name -> alias + "." + name).toList();
  }

  /**
   * Checks the name of a field.
   *
   * @throws QueryProblem if it does not say which side of a join it is of
   */
  void checkAlias(String name, Span span) {
    if (!aliases.isEmpty() && aliases.stream().noneMatch(alias -> name.startsWith(alias + "."))) {
      throw new QueryProblem(
          "found %s (expected: %s.%s or %s.%s, as there is a join before)"
              .formatted(name, aliases.get(0), name, aliases.get(1), name),
          span);
    }
  }

  /** More columns stand beside the shown ones. */
  void appended(List<String> before, List<String> added) {
    columns.addAll(added);
    byDefault.clear();
    shown.clear();
    shown.addAll(before);
    shown.addAll(added);
  }

  /** Whether a command has put the rows into an order. */
  boolean areOrdered() {
    return ordered;
  }

  /** Notes that the rows are in an order now. */
  void ordered() {
    ordered = true;
  }

  /** Whether a column of that name has been made. */
  boolean has(String name) {
    return columns.contains(name);
  }

  /** Notes a column that a step made. */
  void made(String name) {
    columns.add(name);
    structures.remove(name);
  }

  /** Notes a column that a step made, which holds maps or lists. */
  void madeStructure(String name) {
    columns.add(name);
    structures.add(name);
  }

  /** Whether a column holds maps or lists. */
  boolean isStructure(String name) {
    return structures.contains(name);
  }

  /** The columns that steps have made, without those that only plans know. */
  List<String> made() {
    return columns.stream().filter(name -> !name.startsWith("#")).toList();
  }

  /** Adds a column to the shown ones. */
  void show(String name) {
    byDefault.clear();
    if (!displayed) {
      shown.add(name);
    }
  }

  /** Shows a column besides whatever else is shown: what a command adds to the rows. */
  void showBesides(String name) {
    besides.add(name);
  }

  /** Shows these columns and no others, whatever {@code fields} says. */
  void showOnly(List<String> names) {
    besides.clear();
    byDefault.clear();
    shown.clear();
    shown.addAll(names);
    displayed = true;
  }

  /** Rows are groups from here on: they have these columns and no others. */
  void grouped(List<String> names) {
    columns.clear();
    columns.addAll(names);
    structures.clear();
    events = false;
    eventPrefix = null;
    aliases = List.of();
    ordered = false;
    showOnly(names);
  }

  /** Shows these columns of groups, and those that are added from here on. */
  void showGroups(List<String> names) {
    showOnly(names);
    displayed = false;
  }

  /** The columns to show. */
  List<String> shown() {
    List<String> all = new ArrayList<>(byDefault);
    all.addAll(shown);
    besides.stream().filter(name -> !all.contains(name)).forEach(all::add);
    return all;
  }
}
