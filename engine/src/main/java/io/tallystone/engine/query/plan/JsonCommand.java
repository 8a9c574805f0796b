package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.List;

/**
 * {@code json field=source "key.sub" as name}: a leaf of a field's JSON text. Like those of {@code
 * parse}, its column is only shown if a command says so.
 *
 * <p>Where AWS is silent: the path goes into arrays by {@code key.0} and {@code key[0]}, a map or a
 * list at its end is one, and without anything there the column is missing, even if it was there
 * before.
 */
final class JsonCommand {
  private JsonCommand() {}

  static void translate(Command.Json json, Draft draft, Binder binder) {
    String name = json.name().text();
    Expression source = binder.field(json.source());
    draft.add(
        new Step.Extend(
            name, new Expression.Call(JsonLeaf.of(json.path().value()), List.of(source))));
    draft.made(name);
  }
}
