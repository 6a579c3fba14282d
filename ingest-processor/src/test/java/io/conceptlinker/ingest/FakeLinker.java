package io.conceptlinker.ingest;

import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links single words from a fixed list. A word before them sets the assertion: {@code no}, {@code
 * possible}, {@code prior}, {@code maternal}.
 */
public final class FakeLinker implements EntityLinker {
  private static final Pattern WORD = Pattern.compile("(?:(no|possible|prior|maternal) )?(\\w+)");

  private final Map<String, String> idsByWord;
  private final Consumer<List<LinkRequest>> before;

  /**
   * @param before runs before each batch is linked; may block or throw
   */
  public FakeLinker(Map<String, String> idsByWord, Consumer<List<LinkRequest>> before) {
    this.idsByWord = idsByWord;
    this.before = before;
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    before.accept(requests);
    return requests.stream().map(this::link).toList();
  }

  private LinkResult link(LinkRequest request) {
    List<Mention> mentions = new ArrayList<>();
    for (int p = 0; p < request.passages().size(); p++) {
      Passage passage = request.passages().get(p);
      Matcher matcher = WORD.matcher(passage.text());
      while (matcher.find()) {
        String id = idsByWord.get(matcher.group(2));
        if (id != null) {
          String name = "Name of " + id;
          List<Candidate> candidates =
              request.options().maxCandidates() == 0
                  ? List.of()
                  : List.of(new Candidate(id, name, 0.98765), new Candidate("X", "Other", 0.2));
          mentions.add(
              new Mention(
                  p,
                  matcher.start(2),
                  matcher.end(2),
                  id,
                  name,
                  0.98765,
                  assertion(matcher.group(1)),
                  LinkPath.DICTIONARY,
                  candidates));
        }
      }
    }
    return new LinkResult(mentions);
  }

  private static Assertion assertion(String cue) {
    return switch (cue) {
      case "no" -> Assertion.NEGATED;
      case "possible" -> Assertion.UNCERTAIN;
      case "prior" -> Assertion.HISTORICAL;
      case "maternal" -> Assertion.FAMILY;
      case null, default -> Assertion.PRESENT;
    };
  }
}
