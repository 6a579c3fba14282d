package io.conceptlinker.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript module that has methods and no state, in the format that {@code
 * torch.jit.load} reads: a zip of stored entries with the source of the methods and the pickle of
 * an empty object.
 */
final class TorchScriptArchive {

  /**
   * The class that the methods belong to; their first parameter is {@code self: __torch__.Kernels}.
   */
  static final String CLASS = "Kernels";

  private static final int PICKLE = 0x80;
  private static final int PICKLE_PROTOCOL = 2;

  private TorchScriptArchive() {}

  /**
   * The bytes of an archive.
   *
   * @param methods the methods' text, indented by two spaces
   */
  static byte[] of(String methods) {
    String code =
        "class "
            + CLASS
            + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
            + methods;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "kernels/data.pkl", module());
      put(zip, "kernels/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      put(zip, "kernels/constants.pkl", new byte[] {(byte) PICKLE, PICKLE_PROTOCOL, ')', '.'});
      put(zip, "kernels/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The pickle of an object of the class whose only attribute is {@code training = True}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    byte[] attribute = "training".getBytes(StandardCharsets.US_ASCII);
    pickle.write(PICKLE);
    pickle.write(PICKLE_PROTOCOL);
    pickle.writeBytes(("c__torch__\n" + CLASS + "\n").getBytes(StandardCharsets.US_ASCII));
    // An empty tuple of arguments, a new object, a dictionary, its mark.
    pickle.writeBytes(new byte[] {')', (byte) 0x81, '}', '(', 'X'});
    pickle.writeBytes(new byte[] {(byte) attribute.length, 0, 0, 0});
    pickle.writeBytes(attribute);
    // True, fill the dictionary, build the object, stop.
    pickle.writeBytes(new byte[] {(byte) 0x88, 'u', 'b', '.'});
    return pickle.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
