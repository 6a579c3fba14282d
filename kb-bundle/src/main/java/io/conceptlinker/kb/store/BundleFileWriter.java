package io.conceptlinker.kb.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.lucene.store.DataOutput;

/**
 * Writes a file of a bundle section by section. Confined to one thread. A file that was not {@link
 * #finish finished} does not open.
 */
public final class BundleFileWriter extends DataOutput implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer block =
      ByteBuffer.allocate(BundleFile.BLOCK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();
  private final MessageDigest sha256;
  private final List<Section> sections = new ArrayList<>();
  private final List<Integer> checksums = new ArrayList<>();
  private String sectionName = "";
  private long sectionStart;
  private long flushed;
  private int checksum;

  private record Section(String name, long offset, long length) {}

  private BundleFileWriter(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
    }
  }

  /** Creates a file, which must not exist. */
  public static BundleFileWriter create(Path path, String kind) throws IOException {
    BundleFileWriter writer =
        new BundleFileWriter(
            path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    writer.writeLong(BundleFile.HEADER_MAGIC);
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    writer.writeBytes(name, 0, Integer.BYTES);
    writer.writeInt(BundleFile.FORMAT_VERSION);
    return writer;
  }

  /** Starts a section; everything up to the next one belongs to it. */
  public void section(String name) throws IOException {
    endSection();
    sectionName = name;
    sectionStart = position();
  }

  /** Writes directory, checksums and footer, and forces the file to disk. */
  public void finish() throws IOException {
    endSection();
    long directory = position();
    for (Section section : sections) {
      byte[] name = section.name.getBytes(StandardCharsets.UTF_8);
      writeInt(name.length);
      writeBytes(name, 0, name.length);
      writeLong(section.offset);
      writeLong(section.length);
    }
    long checked = position();
    flush(true);
    crc.reset();
    for (int blockChecksum : checksums) {
      if (block.remaining() < Integer.BYTES) {
        crc.update(block.array(), 0, block.position());
        flush(false);
      }
      block.putInt(blockChecksum);
    }
    if (block.remaining() < BundleFile.FOOTER_LENGTH) {
      crc.update(block.array(), 0, block.position());
      flush(false);
    }
    block.putLong(directory);
    block.putLong(checked);
    block.putInt(BundleFile.BLOCK_SIZE);
    block.putInt(sections.size());
    block.putInt(0);
    crc.update(block.array(), 0, block.position());
    checksum = (int) crc.getValue();
    block.putInt(checksum);
    block.putLong(BundleFile.FOOTER_MAGIC);
    flush(false);
    channel.force(true);
  }

  private void endSection() throws IOException {
    if (!sectionName.isEmpty()) {
      sections.add(new Section(sectionName, sectionStart, position() - sectionStart));
    }
    while (position() % BundleFile.ALIGNMENT != 0) {
      writeByte((byte) 0);
    }
    sectionName = "";
  }

  private void flush(boolean checked) throws IOException {
    if (block.position() == 0) {
      return;
    }
    if (checked) {
      crc.reset();
      crc.update(block.array(), 0, block.position());
      checksums.add((int) crc.getValue());
    }
    sha256.update(block.array(), 0, block.position());
    flushed += block.position();
    block.flip();
    while (block.hasRemaining()) {
      channel.write(block);
    }
    block.clear();
  }

  @Override
  public void writeByte(byte b) throws IOException {
    if (!block.hasRemaining()) {
      flush(true);
    }
    block.put(b);
  }

  @Override
  public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!block.hasRemaining()) {
        flush(true);
      }
      int step = Math.min(length - done, block.remaining());
      block.put(bytes, offset + done, step);
      done += step;
    }
  }

  @Override
  public void writeInt(int value) throws IOException {
    if (block.remaining() >= Integer.BYTES) {
      block.putInt(value);
    } else {
      super.writeInt(value);
    }
  }

  @Override
  public void writeLong(long value) throws IOException {
    if (block.remaining() >= Long.BYTES) {
      block.putLong(value);
    } else {
      super.writeLong(value);
    }
  }

  /** Returns how many bytes have been written. */
  public long position() {
    return flushed + block.position();
  }

  /** Returns the checksum in the footer; after {@link #finish}. */
  public int checksum() {
    return checksum;
  }

  /** Returns the SHA-256 of the whole file in hexadecimal; once, after {@link #finish}. */
  public String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Returns the file that is written. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
