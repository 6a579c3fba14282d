package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameList;
import io.conceptlinker.link.mention.Acronyms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The names of a phrase, decoded. Text repeats itself, so the last ones are remembered:
 * thread-safe, at most {@value #SLOTS} phrases of at most {@value #MOST_REMEMBERED} names, some 10
 * MiB.
 */
final class PhraseNames {
  private static final int SLOTS = 1 << 14;
  private static final int MOST_REMEMBERED = 16;

  private final KnowledgeBase kb;
  private final AtomicReferenceArray<Decoded> remembered = new AtomicReferenceArray<>(SLOTS);

  PhraseNames(KnowledgeBase kb) {
    this.kb = kb;
  }

  /** All names that have the phrase as their key. */
  List<Name> of(int phrase) {
    int slot = phrase & (SLOTS - 1);
    Decoded known = remembered.get(slot);
    if (known != null && known.phrase == phrase) {
      return known.names;
    }
    NameList names = kb.names(phrase);
    List<Name> decoded = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      decoded.add(decode(names.get(i)));
    }
    if (decoded.size() <= MOST_REMEMBERED) {
      remembered.set(slot, new Decoded(phrase, List.copyOf(decoded)));
    }
    return decoded;
  }

  /** A name by its ordinal. */
  Name name(int ordinal) {
    return decode(ordinal);
  }

  private Name decode(int name) {
    String text = kb.nameText(name);
    return new Name(
        kb.nameConcept(name),
        text,
        kb.nameLanguage(name),
        kb.nameKind(name),
        kb.nameCount(name),
        Acronyms.isAcronym(text),
        Acronyms.risk(text));
  }

  /**
   * A name.
   *
   * @param concept its concept's ordinal
   * @param text as its source writes it
   * @param language ISO 639-1, or empty
   * @param kind what it is to its concept
   * @param trainingCount how often it denoted the concept in training
   * @param isAcronym whether it keeps its case
   * @param acronymRisk see {@link Acronyms#risk}
   */
  record Name(
      int concept,
      String text,
      String language,
      NameKind kind,
      int trainingCount,
      boolean isAcronym,
      double acronymRisk) {}

  private static final class Decoded {
    final int phrase;
    final List<Name> names;

    Decoded(int phrase, List<Name> names) {
      this.phrase = phrase;
      this.names = names;
    }
  }
}
