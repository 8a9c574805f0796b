package io.tallystone.wire.model;

import io.tallystone.wire.model.ServiceTable.OperationEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a generated table; the generator's {@code TableText} draws the format. */
final class TableReader {
  private static final String HEADER = "tallystone-service-table\t1";

  private final Map<Integer, Constraint> constraints = new HashMap<>();
  private final Map<String, ErrorCode> errors = new HashMap<>();
  private final List<String[]> operations = new ArrayList<>();
  private String[] service = {};

  private TableReader() {}

  static Optional<ServiceTable> read(String name) {
    try (InputStream in = TableReader.class.getResourceAsStream(name + ".table")) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new TableReader().parse(name, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServiceTable parse(String name, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException(name + ".table (expected: " + HEADER + ")");
    }
    lines.stream().skip(1).map(line -> line.split("\t", -1)).forEach(this::line);
    Map<String, OperationEntry> entries = new HashMap<>();
    for (String[] fields : operations) {
      Constraint input = fields[3].equals("-") ? null : constraint(Integer.valueOf(fields[3]));
      entries.put(
          fields[1], new OperationEntry(fields[1], fields[2], (Constraint.Structure) input));
    }
    boolean queryCompatible = Boolean.parseBoolean(service[5]);
    return new ServiceTable(
        service[1],
        service[2],
        service[3],
        service[4],
        queryCompatible,
        Map.copyOf(entries),
        Map.copyOf(errors));
  }

  private void line(String[] f) {
    switch (f[0]) {
      case "service" -> service = f;
      case "error" -> error(new ErrorCode(f[1], f[2], Integer.parseInt(f[3])));
      case "operation" -> operations.add(f);
      case "string" -> add(f, text(f));
      case "number" -> add(f, new Constraint.Numeric(decimal(f[2]), decimal(f[3])));
      case "blob" -> add(f, new Constraint.Bytes(integer(f[2]), integer(f[3])));
      case "list" -> add(f, new Constraint.Elements(integer(f[2]), integer(f[3]), reference(f[4])));
      case "map" ->
          add(
              f,
              new Constraint.Entries(
                  integer(f[2]), integer(f[3]), reference(f[4]), reference(f[5])));
      case "structure" -> add(f, structure(f));
      default -> throw new IllegalStateException("table line of kind " + f[0]);
    }
  }

  private void error(ErrorCode code) {
    errors.putIfAbsent(code.queryCode(), code);
    errors.put(code.shape(), code);
  }

  private void add(String[] fields, Constraint constraint) {
    constraints.put(Integer.valueOf(fields[1]), constraint);
  }

  private static Constraint text(String[] f) {
    TextPattern pattern = f[5].isEmpty() ? null : TextPattern.of(f[5]);
    List<String> values = List.of(f).subList(6, f.length);
    return new Constraint.Text(
        integer(f[2]), integer(f[3]), f[4].equals("sensitive"), pattern, List.copyOf(values));
  }

  private Constraint structure(String[] fields) {
    List<Constraint.Member> members = new ArrayList<>();
    for (String field : List.of(fields).subList(2, fields.length)) {
      int equals = field.lastIndexOf('=');
      boolean required = field.charAt(equals - 1) == '!';
      String name = field.substring(0, required ? equals - 1 : equals);
      members.add(new Constraint.Member(name, required, reference(field.substring(equals + 1))));
    }
    return new Constraint.Structure(List.copyOf(members));
  }

  private Constraint.@Nullable Reference reference(String number) {
    if (number.equals("-")) {
      return null;
    }
    Integer key = Integer.valueOf(number);
    return () -> constraint(key);
  }

  private Constraint constraint(Integer number) {
    Constraint constraint = constraints.get(number);
    if (constraint == null) {
      throw new IllegalStateException("table refers to unknown shape " + number);
    }
    return constraint;
  }

  private static @Nullable Long integer(String text) {
    return text.isEmpty() ? null : Long.valueOf(text);
  }

  private static @Nullable Double decimal(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
