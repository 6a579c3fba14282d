package io.conceptlinker.ingest;

import io.conceptlinker.link.Passage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elasticsearch.common.hash.MessageDigests;

/**
 * A fingerprint of everything that decides what is written for a document, its knowledge base
 * aside: the texts, where they came from, and the options. Two documents with the same value and
 * the same knowledge base version have the same links.
 */
final class TextHash {
  /** Raised when the same links are written in another way. */
  private static final int DOCUMENT_MODEL = 1;

  private static final int BYTES = 12;

  private final MessageDigest digest = MessageDigests.sha256();

  private TextHash() {}

  /** 24 hexadecimal digits. */
  static String of(List<Passage> passages, ConceptLinkOptions options) {
    TextHash hash = new TextHash();
    hash.add(
        DOCUMENT_MODEL
            + " "
            + options.link().minScore()
            + " "
            + new TreeSet<>(options.link().semanticGroups())
            + " "
            + new TreeSet<>(options.properties())
            + " "
            + options.mentions());
    if (!options.annotatedText().isEmpty()) {
      hash.add("annotated_text " + new TreeMap<>(options.annotatedText()));
    }
    for (Passage passage : passages) {
      hash.add(passage.field());
      hash.add(passage.text());
    }
    return HexFormat.of().formatHex(hash.digest.digest(), 0, BYTES);
  }

  /** Adds the length too, so that texts which are cut at another place do not look the same. */
  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
