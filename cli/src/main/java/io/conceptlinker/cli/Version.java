package io.conceptlinker.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar that the command was started from. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"concept-linker " + (version == null ? "(not packaged)" : version)};
  }
}
