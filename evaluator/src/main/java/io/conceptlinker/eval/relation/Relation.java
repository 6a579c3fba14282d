package io.conceptlinker.eval.relation;

/**
 * A relation between two mentions. Arguments of an undirected one are kept in reading order, so it
 * is equal to itself the other way round.
 *
 * @param type its label
 * @param head first argument
 * @param tail second argument
 * @param directed whether it matters which is which; when two relations are compared, the gold one
 *     decides
 */
public record Relation(String type, Argument head, Argument tail, boolean directed) {
  public Relation {
    if (!directed && head.compareTo(tail) > 0) {
      Argument first = tail;
      tail = head;
      head = first;
    }
  }

  Relation reversed() {
    return new Relation(type, tail, head, true);
  }
}
