package io.conceptlinker.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The page's TypeScript has no type errors: {@code tsc --noEmit}, with the browser as the machine
 * that the compiler runs on.
 */
public final class TypesTests {

  private static final Path SOURCES = Demo.ROOT.resolve("page/src/main/typescript");
  private static final Path TYPESCRIPT = Path.of("target/npm");

  /** Answers with a line for each error; the compiler sees the given files and no others. */
  private static final String CHECK =
      """
      ([files, directories]) => {
        const config = ts.parseJsonConfigFileContent(
            JSON.parse(files['/page/src/main/typescript/tsconfig.json']),
            {
              useCaseSensitiveFileNames: true,
              readDirectory: () => Object.keys(files).filter(name => name.startsWith('/page/src')
                  && name.endsWith('.ts')),
              fileExists: name => name in files,
              readFile: name => files[name],
            },
            '/page/src/main/typescript');
        const host = {
          fileExists: name => name in files,
          readFile: name => files[name],
          directoryExists: name => directories.includes(name),
          getSourceFile: (name, version) =>
              name in files ? ts.createSourceFile(name, files[name], version) : undefined,
          getDefaultLibFileName: options => '/lib/' + ts.getDefaultLibFileName(options),
          getDefaultLibLocation: () => '/lib',
          getCurrentDirectory: () => '/page/src/main/typescript',
          getCanonicalFileName: name => name,
          useCaseSensitiveFileNames: () => true,
          getNewLine: () => '\\n',
          writeFile: () => { throw new Error('nothing is written'); },
        };
        const program = ts.createProgram(config.fileNames, config.options, host);
        const found = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
        return found.map(one =>
            (one.file ? one.file.fileName + ':'
                + (one.file.getLineAndCharacterOfPosition(one.start).line + 1) + ' ' : '')
            + ts.flattenDiagnosticMessageText(one.messageText, ' '));
      }""";

  @Test
  public void hasNoErrors() throws IOException {
    try (Browser browser = Browser.start()) {
      Page page = browser.window(ColorScheme.LIGHT, 800, 600).newPage();
      page.evaluate(
          "() => {\n"
              + Files.readString(TYPESCRIPT.resolve("typescript.js"))
              + "\n globalThis.ts = ts; }");
      Map<String, String> files = files();
      assertEquals(List.of(), check(page, files));

      String broken = "/page/src/main/typescript/page.ts";
      files.put(broken, files.get(broken) + "\nconst wrong: number = draw;\nwrong.toFixed();\n");
      String errors = String.join("\n", check(page, files));
      assertTrue(errors, errors.contains("not assignable to type 'number'"));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> check(Page page, Map<String, String> files) {
    List<String> directories =
        files.keySet().stream()
            .flatMap(
                name ->
                    Stream.iterate(
                        Path.of(name).getParent(), parent -> parent != null, Path::getParent))
            .map(Path::toString)
            .distinct()
            .toList();
    return (List<String>) page.evaluate(CHECK, List.of(files, directories));
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    read(SOURCES, "/page/src/main/typescript", files);
    read(TYPESCRIPT.resolve("lib"), "/lib", files);
    String libraries = "target/npm/node_modules";
    read(Demo.ROOT.resolve("page").resolve(libraries), "/page/" + libraries, files);
    assertTrue("no file of a library was found", files.containsKey("/lib/lib.es2022.d.ts"));
    return files;
  }

  /** What a compiler reads of a directory. */
  private static void read(Path directory, String name, Map<String, String> files)
      throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.sorted().toList()) {
        String path = name + "/" + directory.relativize(file);
        if (path.endsWith(".ts") || path.endsWith(".json")) {
          files.put(path, Files.readString(file));
        }
      }
    }
  }
}
