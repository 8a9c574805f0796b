package io.tallystone.engine.query.plan;

import java.util.ArrayList;
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
  private boolean events = true;
  private boolean ordered;
  private boolean displayed;
  private @Nullable String last;

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
  }

  /** Adds a column to the shown ones. */
  void show(String name) {
    if (!displayed) {
      shown.add(name);
    }
  }

  /** Shows these columns and no others, whatever {@code fields} says. */
  void showOnly(List<String> names) {
    shown.clear();
    shown.addAll(names);
    displayed = true;
  }

  /** Rows are groups from here on: they have these columns and no others, and show them. */
  void grouped(List<String> names) {
    columns.clear();
    columns.addAll(names);
    shown.clear();
    shown.addAll(names);
    events = false;
    ordered = false;
    displayed = false;
  }

  /** The columns to show; those of AWS if no command names any. */
  List<String> shown() {
    return shown.isEmpty() && events ? List.of("@timestamp", "@message") : List.copyOf(shown);
  }

  /** The word of the command before, for rules of order. */
  @Nullable String lastCommand() {
    return last;
  }

  void lastCommand(String word) {
    last = word;
  }
}
