package io.conceptlinker.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Installs a plugin zip into a node's home, as {@code elasticsearch-plugin install} does. */
public final class PluginInstaller {

  private static final String DESCRIPTOR = "plugin-descriptor.properties";

  private PluginInstaller() {}

  /**
   * Unpacks the zip into {@code plugins/NAME}; an older one of the same name is replaced. The node
   * must not be running.
   *
   * @throws NodeException if the zip is no plugin, or one for another version of Elasticsearch
   */
  public static InstalledPlugin install(Path zip, NodeDirectory directory) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Properties descriptor = descriptor(zip, file);
      String name = required(zip, descriptor, "name");
      String built = required(zip, descriptor, "elasticsearch.version");
      if (!built.equals(directory.version())) {
        throw new NodeException(
            "plugin ["
                + zip
                + "]: expected one for Elasticsearch "
                + directory.version()
                + ", found elasticsearch.version "
                + built
                + " in its descriptor; build it again for this version");
      }
      if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
        throw new NodeException("plugin [" + zip + "]: expected a name, found [" + name + "]");
      }
      // Beside plugins/, because a node refuses to start with a half-installed directory in it.
      Path staging = directory.home().resolve("installing-" + name);
      SharedFiles.remove(staging);
      unpack(zip, file, staging);
      Path target = directory.plugins().resolve(name);
      SharedFiles.remove(target);
      Files.move(staging, target);
      directory.adopt(target);
      return new InstalledPlugin(name, required(zip, descriptor, "version"), target);
    } catch (ZipException e) {
      throw new NodeException(
          "plugin [" + zip + "]: expected a zip file, found damage: " + e.getMessage(), e);
    }
  }

  private static Properties descriptor(Path zip, ZipFile file) throws IOException {
    ZipEntry entry = file.getEntry(DESCRIPTOR);
    if (entry == null) {
      throw new NodeException(
          "plugin [" + zip + "]: expected a " + DESCRIPTOR + " at its root, found none");
    }
    Properties properties = new Properties();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
      properties.load(in);
    }
    return properties;
  }

  private static String required(Path zip, Properties descriptor, String key) throws IOException {
    String value = descriptor.getProperty(key);
    if (value == null) {
      throw new NodeException(
          "plugin [" + zip + "]: expected " + key + " in its descriptor, found none");
    }
    return value;
  }

  private static void unpack(Path zip, ZipFile file, Path into) throws IOException {
    Files.createDirectories(into);
    Enumeration<? extends ZipEntry> entries = file.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into)) {
        throw new NodeException(
            "plugin [" + zip + "]: entry [" + entry.getName() + "] leads out of the zip");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
        continue;
      }
      Files.createDirectories(target.resolve("..").normalize());
      try (InputStream in = file.getInputStream(entry)) {
        Files.copy(in, target);
      }
    }
  }
}
