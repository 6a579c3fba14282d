package io.conceptlinker.trie;

import java.io.IOException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;

/**
 * Collects sequences of token ids in any order and writes a {@link TokenTrie}. Confined to one
 * thread. Heap: three bytes a token and about 30 a sequence.
 */
public final class TokenTrieBuilder {
  /** Sequences of more tokens are not indexed. */
  public static final int MAX_TOKENS = 512;

  /** Token ids are below this. */
  public static final int MAX_TOKEN = 1 << 24;

  private static final int TOKEN_BYTES = 3;
  private static final double SUFFIX_SHARING_MB = 256;

  private final BytesRefHash sequences = new BytesRefHash();
  private final byte[] key = new byte[MAX_TOKENS * TOKEN_BYTES];
  private int[] sorted = {};
  private int[] ranks = {};

  /** Creates a builder without sequences. */
  public TokenTrieBuilder() {}

  /**
   * Adds a sequence.
   *
   * @return a handle, the same for the same sequence, for {@link #rank}; or -1 if the sequence is
   *     empty or longer than the limit above
   */
  public int add(int... tokens) {
    if (tokens.length == 0 || tokens.length > MAX_TOKENS) {
      return -1;
    }
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= MAX_TOKEN) {
        throw new IllegalArgumentException(
            "token [" + tokens[i] + "]: expected an id from 0 to " + (MAX_TOKEN - 1));
      }
      key[TOKEN_BYTES * i] = (byte) (tokens[i] >>> 16);
      key[TOKEN_BYTES * i + 1] = (byte) (tokens[i] >>> 8);
      key[TOKEN_BYTES * i + 2] = (byte) tokens[i];
    }
    int handle = sequences.add(new BytesRef(key, 0, TOKEN_BYTES * tokens.length));
    return handle < 0 ? -handle - 1 : handle;
  }

  /** Returns the number of different sequences so far. */
  public int size() {
    return sequences.size();
  }

  /** Gives the sequences their ranks; none can be added afterwards. */
  public void sort() {
    int count = sequences.size();
    sorted = sequences.sort();
    ranks = new int[count];
    for (int rank = 0; rank < count; rank++) {
      ranks[sorted[rank]] = rank;
    }
  }

  /** Returns the place of a sequence in the order of all, given its handle; after {@link #sort}. */
  public int rank(int handle) {
    return ranks[handle];
  }

  /** Writes the sequences as a Lucene FST, then the trailer; after {@link #sort}. */
  public void write(DataOutput out) throws IOException {
    FSTCompiler<Long> compiler =
        new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE4, PositiveIntOutputs.getSingleton())
            .suffixRAMLimitMB(SUFFIX_SHARING_MB)
            .setVersion(FstArcs.FORMAT)
            .dataOutput(out)
            .build();
    IntsRefBuilder tokens = new IntsRefBuilder();
    BytesRef sequence = new BytesRef();
    for (int rank = 0; rank < ranks.length; rank++) {
      sequences.get(sorted[rank], sequence);
      tokens.clear();
      for (int i = 0; i < sequence.length; i += TOKEN_BYTES) {
        int at = sequence.offset + i;
        byte[] bytes = sequence.bytes;
        tokens.append(
            (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF);
      }
      compiler.add(tokens.get(), (long) rank);
    }
    FST.FSTMetadata<Long> metadata = compiler.compile();
    long root = 0;
    long length = 0;
    if (metadata != null) {
      FST<Long> fst = FST.fromFSTReader(metadata, new UnreadFst());
      root = fst.getFirstArc(new FST.Arc<>()).target();
      length = metadata.getNumBytes();
    }
    out.writeLong(root);
    out.writeLong(length);
    out.writeLong(ranks.length);
    out.writeLong(FstArcs.FORMAT);
  }
}
