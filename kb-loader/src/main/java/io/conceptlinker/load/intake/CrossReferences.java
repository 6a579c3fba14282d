package io.conceptlinker.load.intake;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One spelling for ids that vocabularies write differently, so that they can be compared. */
public final class CrossReferences {

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("UMLS_CUI", "UMLS"),
          Map.entry("UMLSCUI", "UMLS"),
          Map.entry("MSH", "MESH"),
          Map.entry("MIM", "OMIM"),
          Map.entry("SNOMEDCT_US", "SNOMEDCT"),
          Map.entry("SNOMED_CT", "SNOMEDCT"),
          Map.entry("SNOMED", "SNOMEDCT"),
          Map.entry("SCTID", "SNOMEDCT"),
          Map.entry("NCI", "NCIT"),
          Map.entry("ORDO", "ORPHA"),
          Map.entry("ORPHANET", "ORPHA"),
          Map.entry("HPO", "HP"),
          Map.entry("DO", "DOID"),
          Map.entry("MDR", "MEDDRA"));

  private static final Pattern VERSION = Pattern.compile("_\\d{4}_\\d{2}_\\d{2}$");
  private static final Pattern CUI = Pattern.compile("C\\d{7}");
  private static final Pattern MESH = Pattern.compile("[CD](\\d{6}|\\d{9})");

  private CrossReferences() {}

  /**
   * {@code UMLS_CUI:C0011269}, {@code UMLS:C0011269} and the bare {@code C0011269} become {@code
   * UMLS:C0011269}; bare MeSH ids likewise; prefixes lose the release date that they may carry. Any
   * other bare id stays as it is.
   */
  public static String canonical(String id) {
    int colon = id.indexOf(':');
    if (colon <= 0) {
      if (CUI.matcher(id).matches()) {
        return "UMLS:" + id;
      }
      return MESH.matcher(id).matches() ? "MESH:" + id : id;
    }
    String prefix =
        VERSION.matcher(id.substring(0, colon).toUpperCase(Locale.ROOT)).replaceFirst("");
    String local = id.substring(colon + 1).strip();
    prefix = PREFIXES.getOrDefault(prefix, prefix);
    if (local.regionMatches(true, 0, prefix + ":", 0, prefix.length() + 1)) {
      // CTD writes DO:DOID:0060395
      local = local.substring(prefix.length() + 1);
    }
    return prefix + ":" + local;
  }
}
