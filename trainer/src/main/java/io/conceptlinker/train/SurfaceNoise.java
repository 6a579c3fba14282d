package io.conceptlinker.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a name as a text might: a word left out or moved, another number, a slip of the finger.
 * Stateless.
 */
final class SurfaceNoise {
  private static final double ANY = 0.3;
  private static final int SHORTEST_MISSPELT = 5;

  private SurfaceNoise() {}

  /** A name, most often as it is. */
  static String of(String name, SplittableRandom random) {
    if (random.nextDouble() >= ANY) {
      return name;
    }
    return switch (random.nextInt(4)) {
      case 0 -> inverted(name);
      case 1 -> withoutWord(name, random);
      case 2 -> otherNumber(name);
      default -> misspelt(name, random);
    };
  }

  /** "Neoplasms, Lung" is "Lung Neoplasms"; "lung cancer" becomes "cancer of lung". */
  private static String inverted(String name) {
    int comma = name.indexOf(", ");
    if (comma > 0 && name.indexOf(',', comma + 1) < 0) {
      return name.substring(comma + 2) + " " + name.substring(0, comma);
    }
    int space = name.lastIndexOf(' ');
    boolean plain = space > 0 && comma < 0 && !name.contains(" of ") && !name.contains("(");
    return plain ? name.substring(space + 1) + " of " + name.substring(0, space) : name;
  }

  private static String withoutWord(String name, SplittableRandom random) {
    List<String> words = new ArrayList<>(Arrays.asList(name.split(" ", -1)));
    if (words.size() < 3) {
      return name;
    }
    words.remove(random.nextInt(words.size() - 1));
    return String.join(" ", words);
  }

  private static String otherNumber(String name) {
    if (name.endsWith("s")
        && !name.endsWith("ss")
        && !name.endsWith("is")
        && !name.endsWith("us")) {
      return name.substring(0, name.length() - 1);
    }
    return Character.isLetter(name.charAt(name.length() - 1)) && !name.endsWith("s")
        ? name + "s"
        : name;
  }

  private static String misspelt(String name, SplittableRandom random) {
    if (name.length() < SHORTEST_MISSPELT) {
      return name;
    }
    int at = 1 + random.nextInt(name.length() - 2);
    if (!Character.isLetter(name.charAt(at)) || !Character.isLetter(name.charAt(at + 1))) {
      return name;
    }
    StringBuilder text = new StringBuilder(name);
    if (random.nextBoolean()) {
      text.deleteCharAt(at);
    } else {
      char letter = text.charAt(at);
      text.setCharAt(at, text.charAt(at + 1));
      text.setCharAt(at + 1, letter);
    }
    return text.toString();
  }
}
