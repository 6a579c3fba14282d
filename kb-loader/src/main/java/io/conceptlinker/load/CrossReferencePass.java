package io.conceptlinker.load;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.Tally;
import java.util.Arrays;

/**
 * A first reading of a source that only asks which of its concepts are known already: those whose
 * id, or else whose ids and cross-references together, mean exactly one earlier concept. Confined
 * to one thread.
 */
final class CrossReferencePass implements ConceptSink {

  private final CrossReferenceIndex index;
  private final Filters filters;
  private final String namespace;
  private final boolean lenient;
  private final Tally unused = new Tally();

  /** The source's ids; the second reading goes on with them. */
  final IdTable ids = new IdTable();

  /** By concept of the source: the earlier concept, NONE or SEVERAL. */
  private int[] targets = new int[1024];

  /** By concept of the source: whether its own id decided. */
  private boolean[] decided = new boolean[1024];

  CrossReferencePass(
      CrossReferenceIndex index, Filters filters, String namespace, boolean lenient) {
    this.index = index;
    this.filters = filters;
    this.namespace = namespace;
    this.lenient = lenient;
    Arrays.fill(targets, CrossReferenceIndex.NONE);
  }

  /**
   * The earlier concept that a concept of the source is merged into, NONE or SEVERAL. A concept
   * that the source only refers to is known by its id alone.
   */
  int target(int concept) {
    if (concept < targets.length && targets[concept] != CrossReferenceIndex.NONE) {
      return targets[concept];
    }
    return index.ofId(namespace + ids.text(concept));
  }

  @Override
  public int concept(String id) {
    return known(ids.add(id));
  }

  @Override
  public int concept(byte[] bytes, int from, int to) {
    return known(ids.add(bytes, from, to));
  }

  private int known(int concept) {
    if (concept >= targets.length) {
      int known = targets.length;
      targets = Arrays.copyOf(targets, 2 * known);
      Arrays.fill(targets, known, targets.length, CrossReferenceIndex.NONE);
      decided = Arrays.copyOf(decided, targets.length);
    }
    return concept;
  }

  @Override
  public void declare(int concept) {
    int own = index.ofId(namespace + ids.text(concept));
    if (own >= 0) {
      targets[concept] = own;
      decided[concept] = true;
    } else {
      candidate(concept, namespace + ids.text(concept));
    }
  }

  @Override
  public void alternativeId(int concept, String id) {
    candidate(concept, id);
  }

  @Override
  public void xref(int concept, String xref) {
    candidate(concept, xref);
  }

  private void candidate(int concept, String id) {
    int candidate = index.of(id);
    if (decided[concept] || candidate == CrossReferenceIndex.NONE) {
      return;
    }
    int before = targets[concept];
    boolean same = before == CrossReferenceIndex.NONE || before == candidate;
    targets[concept] = same ? candidate : CrossReferenceIndex.SEVERAL;
  }

  @Override
  public Filters filters() {
    return filters;
  }

  @Override
  public Tally tally() {
    return unused;
  }

  @Override
  public boolean wants(Item item) {
    return item == Item.CONCEPT
        || item == Item.NAME
        || item == Item.XREF
        || item == Item.ALTERNATIVE_ID;
  }

  @Override
  public void malformed(Item item, KbFormatException problem) throws KbFormatException {
    if (!lenient) {
      throw problem;
    }
  }

  @Override
  public void file(FileProvenance file) {}

  @Override
  public void vocabulary(String name, String version) {}

  @Override
  public void obsolete(int concept) {}

  @Override
  public void semanticType(int concept, String type) {}

  @Override
  public void semanticGroup(int concept, String group) {}

  @Override
  public void name(int concept, String text, String language, String source, NameKind kind) {}

  @Override
  public void definition(int concept, String text) {}

  @Override
  public void parent(int concept, int parent) {}

  @Override
  public void retired(String oldId, int concept) {}
}
