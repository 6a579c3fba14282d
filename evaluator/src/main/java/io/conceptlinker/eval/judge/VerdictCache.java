package io.conceptlinker.eval.judge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Verdicts on disk: a text file to which lines are added and nothing else, {@code CHECKSUM KEY
 * ANSWER GOLD}. The checksum is the CRC-32C of the rest in hexadecimal, the key the SHA-256 of
 * judge and question, and a reply without verdict is {@code invalid invalid}. A line that was cut
 * or changed is passed over, and its question is asked again. One process at a time has the file.
 * Thread-safe.
 */
public final class VerdictCache implements Closeable {
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{8}) (([0-9a-f]{64}) ([a-z]+) ([a-z]+))");
  private static final String INVALID = "invalid";

  private final FileChannel file;
  private final Map<String, Judgement> judgements = new HashMap<>();
  private long damaged;

  private VerdictCache(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens a file, which is made when it is not there.
   *
   * @throws IOException also when another process has it open
   */
  public static VerdictCache open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(file, path);
      VerdictCache cache = new VerdictCache(file);
      cache.read();
      return cache;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void lock(FileChannel file, Path path) throws IOException {
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(
          "verdicts [" + path + "]: expected no other run to write them, found one; wait for it");
    }
  }

  /** Through the channel that has the lock: closing another one would let go of it. */
  private void read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // A read may fetch less than there is.
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    text.lines().forEach(this::read);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      // The line was cut by whatever ended the run; the next one must not continue it.
      write("\n");
    }
  }

  private void read(String line) {
    Matcher fields = LINE.matcher(line);
    if (fields.matches() && fields.group(1).equals(checksum(fields.group(2)))) {
      Optional<Verdict> answer = Verdict.of(fields.group(4));
      Optional<Verdict> gold = Verdict.of(fields.group(5));
      judgements.put(
          fields.group(3),
          answer.isPresent() && gold.isPresent()
              ? new Judgement(answer.get(), gold.get())
              : Judgement.INVALID);
    } else if (!line.isEmpty()) {
      damaged++;
    }
  }

  /** Lines that could not be used. */
  public synchronized long damaged() {
    return damaged;
  }

  synchronized Optional<Judgement> get(String key) {
    return Optional.ofNullable(judgements.get(key));
  }

  /** Remembers a judgement; it is handed to the operating system when this returns. */
  synchronized void put(String key, Judgement judgement) throws IOException {
    String answer = judgement.answer() == null ? INVALID : judgement.answer().label();
    String gold = judgement.gold() == null ? INVALID : judgement.gold().label();
    String record = key + " " + answer + " " + gold;
    write(checksum(record) + " " + record + "\n");
    judgements.put(key, judgement);
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static String checksum(String record) {
    CRC32C crc = new CRC32C();
    crc.update(record.getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /** Lets go of the file. */
  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
