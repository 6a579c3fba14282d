package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.assertion.ContextRules;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.ConceptEvidence;
import io.conceptlinker.link.candidate.ConceptScorer;
import io.conceptlinker.link.candidate.DocumentContext;
import io.conceptlinker.link.candidate.LexicalLookup;
import io.conceptlinker.link.candidate.NameLookup;
import io.conceptlinker.link.mention.MatchForm;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.link.text.Abbreviations;
import io.conceptlinker.link.text.ExpandedText;
import io.conceptlinker.link.text.Language;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The state of one call of a linker. Confined to one thread. */
final class LinkSession {
  /** Below it a name has nothing in common with a span but word endings. */
  private static final double LEAST_COSINE = 0.25;

  private final KnowledgeBase kb;
  private final ConceptScorer scorer;
  private final NameLookup names;
  private final SpotFinder finder;
  private final LexicalLookup lexical;
  private final DocumentContext context;
  private final SecondLook secondLook;
  private final FoundSpans foundSpans;
  private final List<TokenizedText> buffers = new ArrayList<>();

  LinkSession(LinkerParts parts, SecondLook secondLook) {
    this(parts, secondLook, FoundSpans.NONE);
  }

  LinkSession(LinkerParts parts, SecondLook secondLook, FoundSpans foundSpans) {
    this.kb = parts.kb();
    this.scorer = parts.scorer();
    this.names = parts.names();
    this.finder = new SpotFinder(parts);
    this.lexical = new LexicalLookup(kb, names);
    this.context = new DocumentContext(kb, parts.profiles());
    this.secondLook = secondLook;
    this.foundSpans = foundSpans;
  }

  LinkResult link(LinkRequest request) {
    String language = language(request);
    List<PassageText> passages = read(request, language);
    LinkOptions options = request.options();
    boolean withoutSub = options.overlap() == OverlapPolicy.NO_SUB;
    boolean anyLongest =
        withoutSub && options.minScore() == 0 && options.semanticGroups().isEmpty();
    List<Spot> spots = spots(passages, language, !anyLongest);
    readContext(passages, spots);
    List<Spot> kept = new ArrayList<>();
    int passage = -1;
    int reach = 0;
    for (Spot spot : spots) {
      if (spot.passage().index() != passage) {
        passage = spot.passage().index();
        reach = 0;
      }
      boolean inside = withoutSub && spot.end() <= reach;
      if (!inside && score(spot, options) && (secondLook.isComing() || isSure(spot, options))) {
        kept.add(spot);
        reach = Math.max(reach, spot.end());
      }
    }
    // None of these gives way to another before it is known what that becomes.
    FoundSpans.Found found = foundSpans.beside(spots, passages);
    for (Span span : found.spans()) {
      Spot spot = spot(passages.get(span.passage()), span, language);
      if (score(spot, options) || secondLook.isFinding()) {
        kept.add(spot);
      }
    }
    BitSet looked = secondLook.look(kept, new Document(context, options, language));
    List<Mention> mentions = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      if (isSure(kept.get(i), options)) {
        mentions.add(mention(kept.get(i), looked.get(i), options.maxCandidates()));
      }
    }
    return new LinkResult(
        Overlaps.resolve(mentions, options.overlap()), found.cutShort() || secondLook.isCutShort());
  }

  List<Optional<Mention>> linkSpans(LinkRequest request, List<Span> spans) {
    LinkOptions options = request.options();
    List<Optional<Mention>> found = new ArrayList<>(spans.size());
    int shown = Math.max(1, options.maxCandidates());
    String language = language(request);
    List<Spot> scored = new ArrayList<>(spans.size());
    BitSet isScored = new BitSet();
    for (Spot spot : spotsOf(request, spans, language)) {
      if (score(spot, options) || secondLook.isFinding()) {
        isScored.set(found.size());
        scored.add(spot);
      }
      found.add(Optional.empty());
    }
    BitSet looked = secondLook.look(scored, new Document(context, options, language));
    int next = 0;
    for (int i = isScored.nextSetBit(0); i >= 0; i = isScored.nextSetBit(i + 1)) {
      Spot spot = scored.get(next);
      if (isSure(spot, options)) {
        found.set(i, Optional.of(mention(spot, looked.get(next), shown)));
      }
      next++;
    }
    return found;
  }

  private List<Spot> spotsOf(LinkRequest request, List<Span> spans, String language) {
    List<PassageText> passages = read(request, language);
    readContext(passages, spots(passages, language, false));
    List<Spot> spots = new ArrayList<>(spans.size());
    for (Span span : spans) {
      int length =
          span.passage() < passages.size()
              ? request.passages().get(span.passage()).text().length()
              : -1;
      if (span.end() > length) {
        throw new IllegalArgumentException(
            "span ["
                + span.start()
                + ","
                + span.end()
                + ") of passage ["
                + span.passage()
                + "]: expected one inside of the "
                + passages.size()
                + " passages");
      }
      spots.add(spot(passages.get(span.passage()), span, language));
    }
    return spots;
  }

  private static String language(LinkRequest request) {
    return request.language().isEmpty()
        ? Language.guess(texts(request)).code()
        : request.language();
  }

  private List<PassageText> read(LinkRequest request, String language) {
    List<String> texts = texts(request);
    Abbreviations abbreviations = Abbreviations.of(texts);
    ContextRules rules = ContextRules.of(Language.ofCode(language).orElse(Language.ENGLISH));
    List<PassageText> passages = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      if (i == buffers.size()) {
        buffers.add(new TokenizedText(kb.phrases()));
      }
      ExpandedText expanded = ExpandedText.of(texts, i, abbreviations);
      passages.add(new PassageText(i, expanded, buffers.get(i), rules));
    }
    return passages;
  }

  private List<Spot> spots(List<PassageText> passages, String language, boolean nested) {
    List<Spot> spots = new ArrayList<>();
    for (PassageText passage : passages) {
      spots.addAll(finder.find(passage, language, nested));
    }
    return spots;
  }

  /**
   * The words of the document, and the concepts that only one reading is left for; mentions inside
   * of longer ones are parts of those and say nothing of their own.
   */
  private void readContext(List<PassageText> passages, List<Spot> spots) {
    context.clear();
    for (PassageText passage : passages) {
      context.addWords(passage.words());
    }
    int passage = -1;
    int reach = 0;
    for (Spot spot : spots) {
      if (spot.passage().index() != passage) {
        passage = spot.passage().index();
        reach = 0;
      }
      if (spot.end() > reach) {
        reach = spot.end();
        ConceptEvidence first = spot.candidates().get(0);
        boolean clear = first.acronymRisk() == 0 && !first.isLexical();
        if (clear && spot.candidates().size() == 1) {
          context.addConcept(first.concept());
        }
      }
    }
  }

  /** A given span with everything that its words could denote, exactly or nearly. */
  private Spot spot(PassageText passage, Span span, String language) {
    ExpandedText expanded = passage.expanded();
    int start = expanded.expandedStart(span.start());
    int end = expanded.expandedEnd(span.end());
    String surface = expanded.text().substring(start, end);
    CandidateList candidates = new CandidateList();
    names.ofSpan(surface, language, candidates);
    lexical.ofSpan(surface, language, LEAST_COSINE, candidates);
    return new Spot(passage, start, end, span.start(), span.end(), MatchForm.IN_ORDER, candidates);
  }

  /** Scores the candidates of the wanted groups; false if there are none. */
  private boolean score(Spot spot, LinkOptions options) {
    CandidateList candidates = spot.candidates();
    if (!options.semanticGroups().isEmpty()) {
      candidates.retain(
          concept ->
              kb.semanticGroup(concept).filter(options.semanticGroups()::contains).isPresent());
    }
    if (!candidates.isEmpty()) {
      scorer.score(candidates, context);
    }
    return !candidates.isEmpty();
  }

  private static boolean isSure(Spot spot, LinkOptions options) {
    CandidateList candidates = spot.candidates();
    return !candidates.isEmpty() && candidates.get(0).score() >= options.minScore();
  }

  private Mention mention(Spot spot, boolean looked, int shown) {
    CandidateList candidates = spot.candidates();
    List<Candidate> ranked = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(shown, candidates.size())); i++) {
      ConceptEvidence candidate = candidates.get(i);
      ranked.add(
          new Candidate(
              kb.id(candidate.concept()),
              kb.preferredName(candidate.concept()),
              candidate.score()));
    }
    return new Mention(
        spot.passage().index(),
        spot.start(),
        spot.end(),
        ranked.getFirst().conceptId(),
        ranked.getFirst().name(),
        ranked.getFirst().score(),
        spot.passage().assertion(spot.expandedStart(), spot.expandedEnd()),
        looked ? LinkPath.GENERATIVE : spot.path(),
        shown == 0 ? List.of() : ranked);
  }

  private static List<String> texts(LinkRequest request) {
    return request.passages().stream().map(Passage::text).toList();
  }
}
