package io.tallystone.server.auth.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Makes identifiers and secrets in AWS's shapes (IAM User Guide, "IAM identifiers").
 *
 * <p>An access key id is a four-letter prefix and ten bytes in base 32. As at AWS it carries the
 * account, so that GetAccessKeyInfo needs no look-up:
 *
 * <pre>
 * bit  79        78 … 39          38 … 0
 *      1         account (40)     random
 * </pre>
 */
public final class IdSource {
  private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();
  private static final int PREFIX = 4;
  private static final int UNIQUE_ID = 17;
  private static final int KEY_ID = 16;
  private static final int SECRET_BYTES = 30; // 40 characters

  private final SecureRandom random;

  /** Draws from the source. */
  public IdSource(SecureRandom random) {
    this.random = random;
  }

  /**
   * A unique id such as {@code AIDA…}.
   *
   * @param prefix four letters that tell the kind of thing
   */
  public String uniqueId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < UNIQUE_ID; i++) {
      id.append(BASE32[random.nextInt(BASE32.length)]);
    }
    return id.toString();
  }

  /**
   * An access key id.
   *
   * @param prefix {@code AKIA} or {@code ASIA}
   * @param account 12 digits
   */
  public String accessKeyId(String prefix, String account) {
    // 16 characters of 5 bits: the first eight hold the flag and the account's upper 39 bits, the
    // ninth its lowest bit.
    long high = 1L << 39 | Long.parseLong(account) >> 1;
    long low = (Long.parseLong(account) & 1) << 39 | random.nextLong(1L << 39);
    StringBuilder id = new StringBuilder(prefix);
    for (long half : new long[] {high, low}) {
      for (int shift = 35; shift >= 0; shift -= 5) {
        id.append(BASE32[(int) (half >> shift & 31)]);
      }
    }
    return id.toString();
  }

  /**
   * The account that an access key id carries.
   *
   * @throws IllegalArgumentException if it is no access key id
   */
  public static String accountOf(String accessKeyId) {
    if (accessKeyId.length() != PREFIX + KEY_ID) {
      throw new IllegalArgumentException("access key id: " + accessKeyId);
    }
    long bits = 0;
    for (int i = PREFIX; i < PREFIX + 9; i++) {
      int digit = new String(BASE32).indexOf(accessKeyId.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("access key id: " + accessKeyId);
      }
      bits = bits << 5 | digit;
    }
    // 45 bits were read: the flag, the account, and four random ones.
    long account = bits >> 4 & ((1L << 40) - 1);
    return String.format(Locale.ROOT, "%012d", account);
  }

  /** 40 characters. */
  public String secret() {
    byte[] drawn = new byte[SECRET_BYTES];
    random.nextBytes(drawn);
    return Base64.getEncoder().encodeToString(drawn);
  }
}
