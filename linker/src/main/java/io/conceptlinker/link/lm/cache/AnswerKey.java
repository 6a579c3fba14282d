package io.conceptlinker.link.lm.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A question to a model: the first 128 bits of the SHA-256 of all that its answer depends on. So no
 * text is kept, and nobody can write a text that gets the answer to another.
 */
record AnswerKey(long high, long low) {

  /**
   * The key of numbers in parts, which are told apart by their lengths.
   *
   * @param model the model's version
   */
  static AnswerKey of(String model, AnswerKind kind, List<int[]> parts) {
    byte[] name = (model + ' ' + kind).getBytes(StandardCharsets.UTF_8);
    int numbers = 1 + parts.stream().mapToInt(part -> 1 + part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(name.length + Integer.BYTES * numbers);
    bytes.putInt(name.length).put(name);
    for (int[] part : parts) {
      bytes.putInt(part.length);
      for (int number : part) {
        bytes.putInt(number);
      }
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      ByteBuffer first = ByteBuffer.wrap(digest);
      return new AnswerKey(first.getLong(), first.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: every Java platform has it", e);
    }
  }
}
