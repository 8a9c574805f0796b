package io.tallystone.wire.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The query string in canonical form: escaped one way, sorted, without the signature itself. */
final class CanonicalQuery {
  private CanonicalQuery() {}

  /**
   * A name and its value.
   *
   * @param name resolved
   * @param value with its escapes; a plus sign has become the escape of a space
   */
  record Parameter(String name, String value) {}

  static List<Parameter> parameters(String rawQuery) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : rawQuery.replace("+", "%20").split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            equals < 0
                ? new Parameter(UriEscapes.decode(pair), "")
                : new Parameter(
                    UriEscapes.decode(pair.substring(0, equals)), pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  static String of(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    List<Parameter> encoded = new ArrayList<>();
    for (Parameter parameter : parameters(rawQuery)) {
      if (!parameter.name().equals(PresignedQuery.SIGNATURE)) {
        encoded.add(
            new Parameter(
                UriEscapes.encode(parameter.name()),
                UriEscapes.encode(UriEscapes.decode(parameter.value()))));
      }
    }
    encoded.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
    StringBuilder query = new StringBuilder(rawQuery.length() + 16);
    for (Parameter parameter : encoded) {
      query.append(query.isEmpty() ? "" : "&").append(parameter.name()).append('=');
      query.append(parameter.value());
    }
    return query.toString();
  }
}
