package io.conceptlinker.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key with its certificates, read from files. Immutable. */
public final class TlsKeys {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private final KeyStore store;
  private final String password;

  private TlsKeys(KeyStore store, String password) {
    this.store = store;
    this.password = password;
  }

  /**
   * Reads PEM files.
   *
   * @param certificates the server's certificate first, then those that it is signed with
   * @param key an unencrypted PKCS #8 key ({@code BEGIN PRIVATE KEY}): RSA, EC or Ed25519
   * @throws IOException if one is not what it should be
   */
  public static TlsKeys readPem(Path certificates, Path key) throws IOException {
    Certificate[] chain;
    try (InputStream in = Files.newInputStream(certificates)) {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
    } catch (GeneralSecurityException e) {
      throw new IOException("file [" + certificates + "]: expected certificates in PEM", e);
    }
    if (chain.length == 0) {
      throw new IOException(
          "file [" + certificates + "]: expected certificates in PEM, found none");
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey(key), new char[0], chain);
      return new TlsKeys(store, "");
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "files [" + certificates + "], [" + key + "]: expected a key and its certificate", e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher matcher = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!matcher.find()) {
      throw new IOException(
          "file ["
              + file
              + "]: expected a key that begins with -----BEGIN PRIVATE KEY-----, found none; convert"
              + " it with: openssl pkcs8 -topk8 -nocrypt");
    }
    PKCS8EncodedKeySpec encoded;
    try {
      encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
    } catch (IllegalArgumentException e) {
      throw new IOException("file [" + file + "]: expected Base64 between the markers", e);
    }
    IOException refused =
        new IOException("file [" + file + "]: expected an RSA, EC or Ed25519 key");
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  /**
   * Reads a PKCS #12 file.
   *
   * @throws IOException if it is none, or the password is not its own
   */
  public static TlsKeys readPkcs12(Path file, String password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return new TlsKeys(store, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("file [" + file + "]: expected a PKCS #12 file with a key", e);
    }
  }

  KeyStore store() {
    return store;
  }

  String password() {
    return password;
  }
}
