package io.conceptlinker.node;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * Writes what the server reads from its standard input before it boots: the wire form of {@code
 * org.elasticsearch.bootstrap.ServerArgs} of version 9.5.3, which otherwise the distribution's
 * command line writes. Layout:
 *
 * <pre>
 * boolean daemonize, boolean quiet, optional string pid file,
 * string class of the secrets, keystore (int version, boolean has password, optional bytes,
 *   vint entries, then (string key, bytes value, bytes SHA-256 of the value) for each,
 *   boolean closed),
 * vint settings, then (string key, byte 0, string value) for each,
 * string configuration directory, string log directory
 * </pre>
 *
 * <p>Writing it here keeps the server's jars off the launcher's class path.
 */
final class ServerArgumentsWriter {

  private static final String KEYSTORE = "org.elasticsearch.common.settings.KeyStoreWrapper";
  private static final int KEYSTORE_VERSION = 7;
  private static final int TYPE_STRING = 0;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private ServerArgumentsWriter() {}

  /** The bytes for a server in the foreground. */
  static byte[] bytes(
      Map<String, String> settings, Map<String, String> secrets, String config, String logs)
      throws IOException {
    ServerArgumentsWriter writer = new ServerArgumentsWriter();
    writer.out.writeBoolean(false);
    writer.out.writeBoolean(false);
    writer.out.writeBoolean(false);
    writer.writeKeystore(secrets);
    writer.writeVInt(settings.size());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      writer.writeString(setting.getKey());
      writer.out.writeByte(TYPE_STRING);
      writer.writeString(setting.getValue());
    }
    writer.writeString(config);
    writer.writeString(logs);
    return writer.bytes.toByteArray();
  }

  private void writeKeystore(Map<String, String> secrets) throws IOException {
    writeString(KEYSTORE);
    out.writeInt(KEYSTORE_VERSION);
    out.writeBoolean(false);
    out.writeBoolean(false);
    writeVInt(secrets.size());
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      byte[] value = secret.getValue().getBytes(StandardCharsets.UTF_8);
      writeString(secret.getKey());
      writeBytes(value);
      writeBytes(sha256(value));
    }
    out.writeBoolean(false);
  }

  private static byte[] sha256(byte[] value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void writeBytes(byte[] value) throws IOException {
    writeVInt(value.length);
    out.write(value);
  }

  private void writeVInt(int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /** Length in UTF-16 code units, then each code unit in one to three bytes. */
  private void writeString(String text) throws IOException {
    writeVInt(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        out.writeByte(unit);
      } else if (unit < 0x800) {
        out.writeByte(0xC0 | (unit >> 6));
        out.writeByte(0x80 | (unit & 0x3F));
      } else {
        out.writeByte(0xE0 | (unit >> 12));
        out.writeByte(0x80 | ((unit >> 6) & 0x3F));
        out.writeByte(0x80 | (unit & 0x3F));
      }
    }
  }
}
