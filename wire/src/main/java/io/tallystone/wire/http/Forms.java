package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names and values of a query string or a form post. */
final class Forms {
  private Forms() {}

  /** The first value of a parameter, without parsing the others: forms can be megabytes. */
  static Optional<String> first(String form, String name) {
    String start = name + "=";
    int at = form.startsWith(start) ? 0 : form.indexOf("&" + start) + 1;
    if (at == 0 && !form.startsWith(start)) {
      return Optional.empty();
    }
    int end = form.indexOf('&', at);
    return Optional.of(decoded(form.substring(at + start.length(), end < 0 ? form.length() : end)));
  }

  /** All parameters; of several values for a name, the first. */
  static Map<String, String> all(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        parameters.putIfAbsent(
            decoded(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return Map.copyOf(parameters);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw HttpErrors.malformed("Malformed percent escape in a query string or form");
    }
  }
}
