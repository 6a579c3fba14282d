package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the names that have each phrase as their key. Most phrases have one: section {@code names}
 * then holds its ordinal. Otherwise it holds the number of names plus an offset in section {@code
 * more}, where the number of ordinals and the ordinals, as differences, are {@code vInt}s.
 */
public final class PhraseNamesWriter {

  private PhraseNamesWriter() {}

  /** Writes both sections; {@code phraseOfName} has -1 for names without words. */
  public static void write(BundleFileWriter out, int[] phraseOfName, int phrases)
      throws IOException {
    int names = phraseOfName.length;
    int[] starts = new int[phrases + 1];
    for (int phrase : phraseOfName) {
      if (phrase >= 0) {
        starts[phrase + 1]++;
      }
    }
    for (int p = 0; p < phrases; p++) {
      starts[p + 1] += starts[p];
    }
    int[] sorted = new int[starts[phrases]];
    int[] next = Arrays.copyOf(starts, phrases);
    for (int name = 0; name < names; name++) {
      if (phraseOfName[name] >= 0) {
        sorted[next[phraseOfName[name]]++] = name;
      }
    }
    long[] entries = new long[phrases];
    out.section("more");
    long sectionStart = out.position();
    for (int phrase = 0; phrase < phrases; phrase++) {
      int first = starts[phrase];
      int count = starts[phrase + 1] - first;
      if (count == 1) {
        entries[phrase] = sorted[first];
        continue;
      }
      entries[phrase] = names + out.position() - sectionStart;
      out.writeVInt(count);
      int before = 0;
      for (int i = first; i < first + count; i++) {
        out.writeVInt(sorted[i] - before);
        before = sorted[i];
      }
    }
    out.section("names");
    IntColumn.write(out, phrases, i -> entries[i]);
  }
}
