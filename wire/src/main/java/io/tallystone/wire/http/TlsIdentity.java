package io.tallystone.wire.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** The server's certificate chain and key, known to be usable now. */
record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

  /**
   * Reads and checks the files.
   *
   * @throws TlsException if they cannot be read, do not belong together, or the certificate is not
   *     valid now
   */
  static TlsIdentity load(Path certificate, Path key, Instant now) throws TlsException {
    TlsIdentity identity =
        new TlsIdentity(PemFiles.certificates(certificate), PemFiles.privateKey(key));
    X509Certificate own = identity.chain.getFirst();
    Instant from = own.getNotBefore().toInstant();
    Instant until = own.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(until)) {
      throw new TlsException(
          "certificate in %s is valid from %s until %s (expected: now, %s): renew it"
              .formatted(certificate, from, until, now));
    }
    if (!belongTogether(own.getPublicKey(), identity.key)) {
      throw new TlsException(
          "key in %s does not belong to the certificate in %s".formatted(key, certificate));
    }
    return identity;
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> privateKey.getAlgorithm();
        };
    try {
      byte[] probe = {1, 2, 3};
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException different) {
      return false;
    }
  }

  /** As Jetty takes it. */
  KeyStore keyStore() throws TlsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, new char[0], chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new TlsException("certificate cannot be used: " + unusable);
    }
  }
}
