package io.tallystone.engine.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
  private boolean events = true;
  private boolean ordered;
  private boolean displayed;

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
    ordered = false;
    showOnly(names);
  }

  /** Shows these columns of groups, and those that are added from here on. */
  void showGroups(List<String> names) {
    showOnly(names);
    displayed = false;
  }

  /** The columns to show; those of AWS if no command names any. */
  List<String> shown() {
    boolean asAws = shown.isEmpty() && events;
    Set<String> all =
        new LinkedHashSet<>(asAws ? List.of("@timestamp", "@message") : List.copyOf(shown));
    all.addAll(besides);
    return List.copyOf(all);
  }
}
