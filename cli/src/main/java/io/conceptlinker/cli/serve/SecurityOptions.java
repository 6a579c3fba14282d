package io.conceptlinker.cli.serve;

import io.conceptlinker.server.ApiKeys;
import io.conceptlinker.server.TlsKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Keys and certificates, as options. Secrets come from files or the environment only. */
final class SecurityOptions {
  static final String KEY_VARIABLE = "CONCEPT_LINKER_API_KEY";

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "The keys that open the server, one a line (default: the key in the environment variable "
              + KEY_VARIABLE
              + "; without one the server is open).")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "The certificates in PEM, the server's own first.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key of the certificate in PEM, unencrypted PKCS #8.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--tls-pkcs12",
      paramLabel = "FILE",
      description = "Certificates and key in one PKCS #12 file.")
  private Optional<Path> pkcs12 = Optional.empty();

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "The password of the PKCS #12 file (default: none).")
  private Optional<Path> passwordFile = Optional.empty();

  Optional<ApiKeys> keys() throws IOException {
    if (keyFile.isPresent()) {
      return Optional.of(ApiKeys.read(keyFile.get()));
    }
    return Optional.ofNullable(System.getenv(KEY_VARIABLE)).map(key -> ApiKeys.of(List.of(key)));
  }

  Optional<TlsKeys> tls() throws IOException {
    if (certificate.isPresent() != key.isPresent()
        || (certificate.isPresent() && pkcs12.isPresent())
        || (passwordFile.isPresent() && pkcs12.isEmpty())) {
      throw new IllegalArgumentException(
          "TLS: expected --tls-cert with --tls-key, or --tls-pkcs12 with or without"
              + " --tls-password-file, found another combination");
    }
    if (certificate.isPresent()) {
      return Optional.of(TlsKeys.readPem(certificate.get(), key.orElseThrow()));
    }
    if (pkcs12.isEmpty()) {
      return Optional.empty();
    }
    String password =
        passwordFile.isPresent() ? Files.readString(passwordFile.get()).stripTrailing() : "";
    return Optional.of(TlsKeys.readPkcs12(pkcs12.get(), password));
  }
}
