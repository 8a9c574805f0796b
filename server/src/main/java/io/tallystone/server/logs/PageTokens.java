package io.tallystone.server.logs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of listings: what the last item was, in a form that nobody is tempted to make up. */
public final class PageTokens {
  private static final char SEPARATOR = '\0'; // in no name

  private PageTokens() {}

  /** A token that carries these parts; none is empty but the last may be. */
  public static String of(String... parts) {
    String joined = String.join(String.valueOf(SEPARATOR), parts);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** The only part of a token; null for no token. */
  public static @Nullable String single(@Nullable String token) {
    return token == null ? null : parts(token, 1).getFirst();
  }

  /** The parts of a token, exactly so many. */
  static List<String> parts(String token, int count) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      List<String> parts = List.of(joined.split(String.valueOf(SEPARATOR), -1));
      if (parts.size() == count) {
        return parts;
      }
    } catch (IllegalArgumentException notBase64) {
      throw LogsErrors.invalidToken();
    }
    throw LogsErrors.invalidToken();
  }
}
