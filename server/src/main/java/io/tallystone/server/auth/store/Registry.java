package io.tallystone.server.auth.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All things of one kind, by account and name. Names do not depend on case. A change is durable
 * before it is visible, and before the method returns.
 *
 * @param <T> an immutable record
 */
public final class Registry<T> {

  /** Told of every change, under the lock, after it is durable. */
  @FunctionalInterface
  interface Listener<T> {
    void changed(String account, @Nullable T before, @Nullable T after);
  }

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Documents documents;
  private final ReentrantLock writes;
  private final String kind;
  private final Class<T> type;
  private final Function<T, String> name;
  private final Listener<T> listener;
  private final Map<String, NavigableMap<String, T>> accounts = new ConcurrentHashMap<>();

  Registry(
      Documents documents,
      ReentrantLock writes,
      String kind,
      Class<T> type,
      Function<T, String> name,
      Listener<T> listener) {
    this.documents = documents;
    this.writes = writes;
    this.kind = kind;
    this.type = type;
    this.name = name;
    this.listener = listener;
  }

  /** Reads everything again. */
  void load() {
    accounts.clear();
    for (Documents.Document document : documents.listAll(kind)) {
      String account = document.key().scope();
      T value = read(document);
      things(account).put(id(name.apply(value)), value);
      listener.changed(account, null, value);
    }
  }

  /** By name. */
  public Optional<T> find(String account, String thingName) {
    NavigableMap<String, T> things = accounts.get(account);
    return things == null ? Optional.empty() : Optional.ofNullable(things.get(id(thingName)));
  }

  /** All of an account, by name. */
  public Collection<T> all(String account) {
    NavigableMap<String, T> things = accounts.get(account);
    return things == null ? List.of() : Collections.unmodifiableCollection(things.values());
  }

  /** Stores a new one; false if the name is taken. */
  public boolean create(String account, T value) {
    writes.lock();
    try {
      if (find(account, name.apply(value)).isPresent()
          || !documents.create(key(account, name.apply(value)), write(value))) {
        return false;
      }
      show(account, null, value);
      return true;
    } finally {
      writes.unlock();
    }
  }

  /**
   * Changes one, also its name if the new one is free. What the function throws is thrown on and
   * nothing changes.
   *
   * @return the new value, or empty if there is none of that name
   */
  public Optional<T> update(String account, String thingName, UnaryOperator<T> change) {
    writes.lock();
    try {
      T before = find(account, thingName).orElse(null);
      if (before == null) {
        return Optional.empty();
      }
      T after = change.apply(before);
      replace(account, List.of(new Replacement<>(before, after)));
      return Optional.of(after);
    } finally {
      writes.unlock();
    }
  }

  /** Changes all that the function changes, in one transaction. */
  public void updateAll(String account, UnaryOperator<T> change) {
    writes.lock();
    try {
      List<Replacement<T>> replacements = new ArrayList<>();
      for (T before : all(account)) {
        T after = change.apply(before);
        if (!after.equals(before)) {
          replacements.add(new Replacement<>(before, after));
        }
      }
      replace(account, replacements);
    } finally {
      writes.unlock();
    }
  }

  /** Removes one; false if there is none of that name. */
  public boolean delete(String account, String thingName) {
    writes.lock();
    try {
      T before = find(account, thingName).orElse(null);
      if (before == null) {
        return false;
      }
      documents.delete(key(account, thingName));
      show(account, before, null);
      return true;
    } finally {
      writes.unlock();
    }
  }

  private record Replacement<T>(T before, T after) {}

  private void replace(String account, List<Replacement<T>> replacements) {
    List<DocumentChange> changes = new ArrayList<>();
    for (Replacement<T> replacement : replacements) {
      String oldName = name.apply(replacement.before());
      String newName = name.apply(replacement.after());
      if (!id(oldName).equals(id(newName))) {
        changes.add(new DocumentChange(key(account, oldName), null));
      }
      changes.add(new DocumentChange(key(account, newName), write(replacement.after())));
    }
    documents.apply(changes);
    replacements.forEach(r -> show(account, r.before(), r.after()));
  }

  private void show(String account, @Nullable T before, @Nullable T after) {
    NavigableMap<String, T> things = things(account);
    if (after != null) {
      things.put(id(name.apply(after)), after);
    }
    if (before != null && (after == null || !sameName(before, after))) {
      things.remove(id(name.apply(before)));
    }
    listener.changed(account, before, after);
  }

  private boolean sameName(T before, T after) {
    return id(name.apply(before)).equals(id(name.apply(after)));
  }

  private NavigableMap<String, T> things(String account) {
    return accounts.computeIfAbsent(account, _ -> new ConcurrentSkipListMap<>());
  }

  private Documents.Key key(String account, String thingName) {
    return new Documents.Key(kind, account, id(thingName));
  }

  private static String id(String thingName) {
    return thingName.toLowerCase(Locale.ROOT);
  }

  private T read(Documents.Document document) {
    try {
      return JSON.readValue(document.body(), type);
    } catch (JsonProcessingException e) {
      e.clearLocation(); // its excerpt could show a secret
      throw new IllegalStateException(
          "Document " + document.key() + " cannot be read: restore the catalogue from a backup", e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value, e);
    }
  }
}
