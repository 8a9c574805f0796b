package io.tallystone.server.auth.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tallystone.engine.spi.Documents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals sessions into the tokens that clients bring back with every call, so that there can be any
 * number of them and the server remembers none.
 *
 * <pre>
 *   token    base64url( version | salt | sealed )
 *   version  1 byte, {@code 1}
 *   salt     16 bytes, random
 *   sealed   AES-256-GCM( deflate( JSON of the session ) ), a tag of 16 bytes at its end
 * </pre>
 *
 * <p>Each token has a key of its own, HMAC-SHA256 of the salt with the server's key, which is a
 * document of the kind {@code sts-seal}: whoever reads the catalogue reads access keys too.
 */
public final class SessionTokens {
  /*
   * One key for all tokens with random nonces would be good for 2^32 tokens (NIST SP 800-38D, 8.3).
   * A key is never used twice here, so the nonce can be constant.
   */
  private static final byte VERSION = 1;
  private static final int SALT = 16;
  private static final int HEADER = 1 + SALT;
  private static final int TAG_BITS = 128;
  private static final GCMParameterSpec NONCE = new GCMParameterSpec(TAG_BITS, new byte[12]);
  private static final int KEY = 32;
  private static final Documents.Key PLACE = new Documents.Key("sts-seal", "server", "1");

  /** Sessions that call again and again need not be opened each time; about 2 KB each. */
  private static final int REMEMBERED = 1_000;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Documents documents;
  private final SecureRandom random;
  private final Cache<String, Session> opened =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private volatile SecretKeySpec key;

  /** Reads the server's key, or makes one. */
  public SessionTokens(Documents documents, SecureRandom random) {
    this.documents = documents;
    this.random = random;
    this.key = provideKey();
  }

  /** After the documents were cleared: no token of before is good any more. */
  public void reload() {
    key = provideKey();
    opened.invalidateAll();
  }

  /** The token of a session. */
  public String seal(Session session) {
    byte[] salt = drawn(SALT);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, salt).doFinal(deflated(session));
      byte[] token =
          ByteBuffer.allocate(HEADER + sealed.length).put(VERSION).put(salt).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot seal a session", e); // every JDK has these ciphers
    }
  }

  /** The session in a token; empty if this server did not seal it. */
  public Optional<Session> open(String token) {
    Session session = opened.getIfPresent(token);
    if (session == null) {
      session = unsealed(token);
      if (session != null) {
        opened.put(token, session);
      }
    }
    return Optional.ofNullable(session);
  }

  private @Nullable Session unsealed(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length < HEADER || bytes[0] != VERSION) {
        return null;
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(bytes, 1, HEADER));
      return inflated(cipher.doFinal(bytes, HEADER, bytes.length - HEADER));
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      return null; // to be told from one that was tampered with would help nobody but the tamperer
    }
  }

  private Cipher cipher(int mode, byte[] salt) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(mac.doFinal(salt), "AES"), NONCE);
    return cipher;
  }

  private static byte[] deflated(Session session) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(JSON.writeValueAsBytes(session));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Of bytes that proved to be our own, so that their size needs no limit. */
  private static Session inflated(byte[] bytes) {
    try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readValue(inflater.readAllBytes(), Session.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SecretKeySpec provideKey() {
    documents.create(PLACE, Base64.getEncoder().encodeToString(drawn(KEY)));
    String stored =
        documents
            .find(PLACE)
            .orElseThrow(() -> new IllegalStateException("The key of sessions is gone: " + PLACE));
    return new SecretKeySpec(Base64.getDecoder().decode(stored), "HmacSHA256");
  }

  private byte[] drawn(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }
}
