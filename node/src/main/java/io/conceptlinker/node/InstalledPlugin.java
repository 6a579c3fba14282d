package io.conceptlinker.node;

import java.nio.file.Path;

/**
 * A plugin in a node's home.
 *
 * @param name as its descriptor says
 * @param version the plugin's own version
 * @param directory where its files are
 */
public record InstalledPlugin(String name, String version, Path directory) {}
