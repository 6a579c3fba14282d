package io.conceptlinker.cli;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.kb.StaleNameTrieException;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IncompatibleBundleException;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.load.input.KbFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one message, and chooses the exit code. */
final class ErrorReport {

  private static final int DATA = 3;

  private ErrorReport() {}

  static int print(Terminal terminal, Exception e, boolean verbose) {
    terminal.err().println(terminal.messageStyle().red("error:") + " " + message(e));
    if (verbose) {
      e.printStackTrace(terminal.err());
    } else if (!isExpected(e)) {
      terminal.err().println("This is a defect; --verbose shows where it comes from.");
    }
    if (e instanceof FileAlreadyExistsException) {
      return ExitCode.USAGE;
    }
    return isData(e) ? DATA : ExitCode.SOFTWARE;
  }

  static int printUsage(Terminal terminal, ParameterException e) {
    CommandLine command = e.getCommandLine();
    terminal.err().println(terminal.messageStyle().red("error:") + " " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    terminal.err().println();
    terminal.err().print(command.getHelp().fullSynopsis());
    terminal
        .err()
        .println("Try `" + command.getCommandSpec().qualifiedName() + " --help` for more.");
    return ExitCode.USAGE;
  }

  private static String message(Exception e) {
    return switch (e) {
      case NoSuchFileException missing ->
          "file [" + missing.getFile() + "]: expected it to be there, found none";
      case AccessDeniedException denied ->
          "file [" + denied.getFile() + "]: expected access to it, found none";
      case NotDirectoryException file ->
          "directory [" + file.getFile() + "]: expected a directory, found none";
      case FileAlreadyExistsException taken ->
          "["
              + taken.getFile()
              + "]: "
              + (taken.getReason() == null ? "expected nothing there" : taken.getReason());
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  private static boolean isExpected(Exception e) {
    return e instanceof IOException;
  }

  private static boolean isData(Exception e) {
    return e instanceof DataException
        || e instanceof KbFormatException
        || e instanceof CorruptBundleException
        || e instanceof IncompatibleBundleException
        || e instanceof StaleNameTrieException
        || e instanceof CorpusFormatException
        || e instanceof ModelFormatException
        || e instanceof JsonFormatException
        || e instanceof NoSuchFileException
        || e instanceof NotDirectoryException;
  }
}
