package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IncompatibleBundleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A manifest and what identifies the binary files, as text: one {@code key=value} a line, sorted by
 * key, backslashes and line breaks escaped, in UTF-8 and without a date, so that the same content
 * has the same manifest.
 *
 * @param manifest the manifest
 * @param contentHash the SHA-256 of the checksum lines of all binary files
 * @param files for each binary file its length and checksum
 */
record ManifestText(Manifest manifest, String contentHash, Map<String, FileMark> files) {

  /** A file's length in bytes and the CRC32C from its footer. */
  record FileMark(long length, int checksum) {}

  String format() {
    TreeMap<String, String> lines = new TreeMap<>();
    lines.put("format.version", Integer.toString(manifest.formatVersion()));
    lines.put("name", manifest.name());
    lines.put("version", manifest.version());
    lines.put("tool.version", manifest.toolVersion());
    lines.put("content.sha256", contentHash);
    lines.put("languages", String.join(",", manifest.languages()));
    manifest.counts().forEach((what, count) -> lines.put("count." + what, count.toString()));
    manifest.options().forEach((key, value) -> lines.put("option." + key, value));
    int index = 0;
    for (SourceFile source : manifest.sources()) {
      String key = sourceKey(index++);
      lines.put(key + "kind", source.source());
      lines.put(key + "file", source.file());
      lines.put(key + "sha256", source.sha256());
      lines.put(key + "rows", Long.toString(source.rows()));
    }
    files.forEach(
        (file, mark) -> {
          lines.put("file." + file + ".bytes", Long.toString(mark.length));
          lines.put("file." + file + ".crc32c", Integer.toHexString(mark.checksum));
        });
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append('=').append(escape(value)).append('\n'));
    return text.toString();
  }

  static ManifestText parse(Path path, String text)
      throws CorruptBundleException, IncompatibleBundleException {
    TreeMap<String, String> lines = new TreeMap<>();
    long offset = 0;
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        lines.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
      } else if (!line.isEmpty()) {
        throw new CorruptBundleException(path, offset, "expected a line key=value");
      }
      offset += line.length() + 1L;
    }
    try {
      int format = Integer.parseInt(required(path, lines, "format.version"));
      if (format != BundleFile.FORMAT_VERSION) {
        throw new IncompatibleBundleException(path, BundleFile.FORMAT_VERSION, format);
      }
      return read(path, format, lines);
    } catch (NumberFormatException e) {
      CorruptBundleException corrupt =
          new CorruptBundleException(path, 0, "expected a number: " + e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  private static ManifestText read(Path path, int format, SortedMap<String, String> lines)
      throws CorruptBundleException {
    TreeMap<String, Long> counts = new TreeMap<>();
    suffixes(lines, "count.").forEach((key, value) -> counts.put(key, Long.parseLong(value)));
    List<SourceFile> sources = new ArrayList<>();
    for (int i = 0; lines.containsKey(sourceKey(i) + "kind"); i++) {
      String key = sourceKey(i);
      sources.add(
          new SourceFile(
              required(path, lines, key + "kind"),
              required(path, lines, key + "file"),
              required(path, lines, key + "sha256"),
              Long.parseLong(required(path, lines, key + "rows"))));
    }
    TreeMap<String, FileMark> files = new TreeMap<>();
    for (String file : BundleFiles.kinds().keySet()) {
      files.put(
          file,
          new FileMark(
              Long.parseLong(required(path, lines, "file." + file + ".bytes")),
              Integer.parseUnsignedInt(required(path, lines, "file." + file + ".crc32c"), 16)));
    }
    String languages = required(path, lines, "languages");
    Manifest manifest =
        new Manifest(
            format,
            required(path, lines, "name"),
            required(path, lines, "version"),
            required(path, lines, "tool.version"),
            counts,
            languages.isEmpty() ? List.of() : List.of(languages.split(",", -1)),
            sources,
            suffixes(lines, "option."));
    if (!(manifest.coverage() >= 0 && manifest.coverage() <= 1)) {
      throw new CorruptBundleException(
          path, 0, "coverage [" + manifest.coverage() + "]: expected 0 to 1");
    }
    return new ManifestText(manifest, required(path, lines, "content.sha256"), files);
  }

  private static TreeMap<String, String> suffixes(SortedMap<String, String> lines, String prefix) {
    TreeMap<String, String> found = new TreeMap<>();
    lines
        .tailMap(prefix)
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
              }
            });
    return found;
  }

  private static String required(Path path, Map<String, String> lines, String key)
      throws CorruptBundleException {
    String value = lines.get(key);
    if (value == null) {
      throw new CorruptBundleException(path, 0, "expected a line for [" + key + "], found none");
    }
    return value;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        c =
            switch (value.charAt(++i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> value.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }

  private static String sourceKey(int index) {
    return String.format(Locale.ROOT, "source.%04d.", index);
  }
}
