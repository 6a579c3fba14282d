package io.conceptlinker.link.assertion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The scopes of the triggers of one sentence. Immutable. */
public final class SentenceContext {
  private static final SentenceContext NOTHING = new SentenceContext(List.of());

  private final List<Scope> scopes;

  private SentenceContext(List<Scope> scopes) {
    this.scopes = scopes;
  }

  /**
   * What holds for a mention: the properties of every scope that it lies in. A trigger that is part
   * of the mention does not modify it.
   *
   * @param start first UTF-16 code unit of the mention, in the text that was read
   * @param end one after its last code unit
   */
  public Set<ContextProperty> of(int start, int end) {
    Set<ContextProperty> holds = EnumSet.noneOf(ContextProperty.class);
    for (Scope scope : scopes) {
      if (start >= scope.start && end <= scope.end) {
        holds.addAll(scope.trigger.properties());
      }
    }
    return holds;
  }

  static SentenceContext of(ContextWords words, List<TriggerList.Found> found) {
    List<Scope> scopes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Trigger trigger = found.get(i).trigger();
      if (trigger.role().reachesForward()) {
        scopes.add(forward(words, found, i));
      }
      if (trigger.role().reachesBackward()) {
        scopes.add(backward(words, found, i));
      }
    }
    return scopes.isEmpty() ? NOTHING : new SentenceContext(scopes);
  }

  private static Scope forward(ContextWords words, List<TriggerList.Found> found, int index) {
    TriggerList.Found here = found.get(index);
    int last = limit(here.to(), here.trigger().maxWords(), words.size());
    for (int i = index + 1; i < found.size(); i++) {
      if (found.get(i).from() < last && ends(found.get(i).trigger(), here.trigger())) {
        last = found.get(i).from();
        break;
      }
    }
    int start = words.end(here.to() - 1);
    return new Scope(here.trigger(), start, last > here.to() ? words.end(last - 1) : start);
  }

  private static Scope backward(ContextWords words, List<TriggerList.Found> found, int index) {
    TriggerList.Found here = found.get(index);
    int first = Math.max(0, here.from() - Math.min(here.from(), here.trigger().maxWords()));
    for (int i = index - 1; i >= 0; i--) {
      if (found.get(i).to() > first && ends(found.get(i).trigger(), here.trigger())) {
        first = found.get(i).to();
        break;
      }
    }
    int end = words.start(here.from());
    return new Scope(here.trigger(), first < here.from() ? words.start(first) : end, end);
  }

  private static int limit(int from, int count, int size) {
    return size - from <= count ? size : from + count;
  }

  private static boolean ends(Trigger other, Trigger trigger) {
    if (other.role() != Trigger.Role.TERMINATION) {
      return false;
    }
    for (ContextProperty property : trigger.properties()) {
      if (other.properties().contains(property)) {
        return true;
      }
    }
    return false;
  }

  /** UTF-16 code units [start, end) that a trigger modifies. */
  private record Scope(Trigger trigger, int start, int end) {}
}
