package io.conceptlinker.load.umls;

import java.util.Locale;
import java.util.Map;

/** LAT codes, which are ISO 639-2/B with a few of UMLS's own, as ISO 639-1. */
final class UmlsLanguages {

  private static final Map<String, String> ISO =
      Map.ofEntries(
          Map.entry("ARA", "ar"),
          Map.entry("BAQ", "eu"),
          Map.entry("CHI", "zh"),
          Map.entry("CZE", "cs"),
          Map.entry("DAN", "da"),
          Map.entry("DUT", "nl"),
          Map.entry("ENG", "en"),
          Map.entry("EST", "et"),
          Map.entry("FIN", "fi"),
          Map.entry("FRE", "fr"),
          Map.entry("GER", "de"),
          Map.entry("GRE", "el"),
          Map.entry("HEB", "he"),
          Map.entry("HUN", "hu"),
          Map.entry("ITA", "it"),
          Map.entry("JPN", "ja"),
          Map.entry("KOR", "ko"),
          Map.entry("LAV", "lv"),
          Map.entry("NOR", "no"),
          Map.entry("POL", "pl"),
          Map.entry("POR", "pt"),
          Map.entry("RUS", "ru"),
          Map.entry("SCR", "hr"),
          Map.entry("SPA", "es"),
          Map.entry("SWE", "sv"),
          Map.entry("TUR", "tr"),
          Map.entry("UKR", "uk"));

  private UmlsLanguages() {}

  /** The ISO 639-1 code; a code that is not known here stays, in lower case. */
  static String iso(String lat) {
    String known = ISO.get(lat);
    return known != null ? known : lat.toLowerCase(Locale.ROOT);
  }
}
