package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files (RFC 7468). */
final class PemFiles {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private PemFiles() {}

  /** A certificate chain, the server's own first. */
  static List<X509Certificate> certificates(Path file) throws TlsException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (byte[] der : blocks(file, "CERTIFICATE")) {
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return chain;
    } catch (GeneralSecurityException malformed) {
      throw new TlsException(file + " is not a certificate: " + malformed.getMessage());
    }
  }

  /** An unencrypted PKCS #8 key of one of the algorithms that TLS servers use. */
  static PrivateKey privateKey(Path file) throws TlsException {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(blocks(file, "PRIVATE KEY").getFirst());
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      Optional<PrivateKey> key = privateKey(algorithm, encoded);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new TlsException(file + " holds no RSA, EC or EdDSA key");
  }

  private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (GeneralSecurityException anotherAlgorithm) {
      return Optional.empty();
    }
  }

  private static List<byte[]> blocks(Path file, String label) throws TlsException {
    List<byte[]> blocks = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      if (block.group(1).equals(label)) {
        blocks.add(Base64.getMimeDecoder().decode(block.group(2)));
      } else {
        others.add(block.group(1));
      }
    }
    if (blocks.isEmpty()) {
      throw new TlsException(
          "%s: blocks of kind %s (expected: %s%s)"
              .formatted(
                  file,
                  others,
                  label,
                  label.equals("PRIVATE KEY") && !others.isEmpty()
                      ? "; convert it with: openssl pkcs8 -topk8 -nodes -in OLD -out NEW"
                      : ""));
    }
    return blocks;
  }

  private static String text(Path file) throws TlsException {
    try {
      return Files.readString(file, US_ASCII);
    } catch (IOException unreadable) {
      throw new TlsException(file + " cannot be read: " + unreadable);
    }
  }
}
