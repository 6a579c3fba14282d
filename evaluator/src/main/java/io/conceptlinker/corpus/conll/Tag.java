package io.conceptlinker.corpus.conll;

/**
 * A tag of one token, such as {@code B-Disease}.
 *
 * @param prefix its first letter
 * @param type what follows the first hyphen; {@code _} when there is nothing
 */
record Tag(char prefix, String type) {
  static final Tag OUTSIDE = new Tag('O', "_");

  static Tag parse(String tag, String prefixes) {
    char prefix = tag.isEmpty() ? ' ' : tag.charAt(0);
    String rest = tag.isEmpty() ? "" : tag.substring(1);
    boolean typed = rest.startsWith("-");
    if (prefixes.indexOf(prefix) < 0 || (!typed && !rest.isEmpty())) {
      throw new IllegalArgumentException(
          "tag [" + tag + "]: expected O, or one of [" + prefixes + "] with a hyphen and a type");
    }
    String type = typed ? rest.substring(1) : "";
    return prefix == 'O' ? OUTSIDE : new Tag(prefix, type.isEmpty() ? "_" : type);
  }

  boolean isOutside() {
    return prefix == 'O';
  }

  boolean is(char first, char second) {
    return prefix == first || prefix == second;
  }
}
