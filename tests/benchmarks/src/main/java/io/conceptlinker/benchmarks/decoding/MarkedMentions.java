package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.Documents;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Span;
import io.conceptlinker.load.intake.CrossReferences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents with mentions: those that a PubTator file marks, with their concepts, or in texts
 * without marks ({@code .jsonl}) those that the linker without a model finds.
 */
final class MarkedMentions {
  private static final LinkOptions OPTIONS = new LinkOptions(0, Set.of(), OverlapPolicy.ALL, 1);

  /**
   * A document.
   *
   * @param request its text
   * @param spans the mentions
   * @param right for each mention the ordinals of the concepts that it denotes; empty if unknown
   */
  record Marked(LinkRequest request, List<Span> spans, List<Set<Integer>> right) {}

  private final KnowledgeBase kb;
  private final Map<String, Integer> concepts = new HashMap<>();

  private MarkedMentions(KnowledgeBase kb) {
    this.kb = kb;
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      concepts.put(CrossReferences.canonical(kb.id(concept)), concept);
    }
  }

  /**
   * Reads a file.
   *
   * @param type of the marks, or nothing for all
   * @param most mentions; the last document is read whole
   */
  static List<Marked> read(KnowledgeBase kb, String file, String type, int most)
      throws IOException {
    MarkedMentions mentions = new MarkedMentions(kb);
    return file.contains(".jsonl")
        ? mentions.found(Documents.read(file), most)
        : mentions.marked(Path.of(file), type, most);
  }

  private List<Marked> marked(Path file, String type, int most) throws IOException {
    List<Marked> documents = new ArrayList<>();
    int read = 0;
    try (CorpusReader reader = CorpusFormat.PUBTATOR.open(file)) {
      for (Optional<CorpusDocument> d = reader.read();
          d.isPresent() && read < most;
          d = reader.read()) {
        Marked marked = marked(d.get(), type);
        read += marked.spans().size();
        documents.add(marked);
      }
    }
    return documents;
  }

  private Marked marked(CorpusDocument document, String type) {
    List<Span> spans = new ArrayList<>();
    List<Set<Integer>> right = new ArrayList<>();
    for (Annotation one : document.annotations()) {
      int passage = document.passageOf(one.start(), one.end());
      if (passage >= 0 && one.end() > one.start() && (type.isEmpty() || one.type().equals(type))) {
        int offset = document.passages().get(passage).offset();
        spans.add(new Span(passage, one.start() - offset, one.end() - offset));
        right.add(ordinals(one));
      }
    }
    LinkRequest request = document.request(OPTIONS);
    return new Marked(new LinkRequest(request.passages(), OPTIONS, "en"), spans, right);
  }

  private Set<Integer> ordinals(Annotation annotation) {
    Set<Integer> ordinals = new HashSet<>();
    for (String id : annotation.ids()) {
      int own = kb.concept(id);
      int concept = own >= 0 ? own : concepts.getOrDefault(CrossReferences.canonical(id), -1);
      if (concept >= 0) {
        ordinals.add(concept);
      }
    }
    return ordinals;
  }

  private List<Marked> found(List<String> texts, int most) {
    LexicalLinker linker = new LexicalLinker(kb);
    List<Marked> documents = new ArrayList<>();
    int read = 0;
    for (String text : texts) {
      if (read >= most) {
        return documents;
      }
      LinkRequest request = LinkRequest.ofText(text);
      List<Mention> mentions = linker.link(List.of(request)).getFirst().mentions();
      List<Span> spans = mentions.stream().map(m -> new Span(0, m.start(), m.end())).toList();
      documents.add(
          new Marked(request, spans, spans.stream().map(s -> Set.<Integer>of()).toList()));
      read += spans.size();
    }
    return documents;
  }
}
