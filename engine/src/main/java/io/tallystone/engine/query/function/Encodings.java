package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code urlencode urldecode base64encode base64decode md5 sha256}, all over the UTF-8 of the text;
 * bytes that decode to no UTF-8 show as U+FFFD.
 *
 * <p>Chosen here, as AWS is silent: a blank is written {@code %20} (RFC 3986) and read from {@code
 * %20} and {@code +}; a percent sign without two hex digits stands for itself; Base64 is read with
 * or without padding, and what is none is missing; hashes are in lower-case hex.
 */
final class Encodings {
  private static final String UNRESERVED = "-._~";

  static final List<ScalarFunction> ALL =
      List.of(
          Plain.ofText("urlencode", Encodings::urlEncode),
          Plain.ofText("urldecode", Encodings::urlDecode),
          Plain.ofText(
              "base64encode", text -> new Text(Base64.getEncoder().encodeToString(utf8(text)))),
          Plain.ofText("base64decode", Encodings::base64Decode),
          Plain.ofText("md5", text -> digest("MD5", text)),
          Plain.ofText("sha256", text -> digest("SHA-256", text)));

  private Encodings() {}

  private static Value urlEncode(String text) {
    StringBuilder out = new StringBuilder();
    HexFormat hex = HexFormat.of().withUpperCase();
    for (byte octet : utf8(text)) {
      char c = (char) (octet & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        hex.toHexDigits(out.append('%'), octet);
      }
    }
    return out.length() > FunctionLimits.TEXT ? MISSING : new Text(out.toString());
  }

  private static Value urlDecode(String text) {
    byte[] in = utf8(text);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      byte octet = in[i];
      if (octet == '+') {
        octet = ' ';
      } else if (octet == '%' && isHex(in, i + 1) && isHex(in, i + 2)) {
        octet = (byte) (HexFormat.fromHexDigit(in[i + 1]) << 4 | HexFormat.fromHexDigit(in[i + 2]));
        i += 2;
      }
      out[length++] = octet;
    }
    return new Text(new String(out, 0, length, StandardCharsets.UTF_8));
  }

  private static boolean isHex(byte[] text, int at) {
    return at < text.length && HexFormat.isHexDigit(text[at]);
  }

  private static Value base64Decode(String text) {
    try {
      byte[] decoded = Base64.getDecoder().decode(utf8(text));
      return new Text(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return MISSING;
    }
  }

  private static Value digest(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(utf8(text));
      return new Text(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
