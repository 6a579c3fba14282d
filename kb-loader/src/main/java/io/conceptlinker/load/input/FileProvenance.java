package io.conceptlinker.load.input;

/**
 * Which file was read.
 *
 * @param name relative to the source's directory, with {@code /}
 * @param bytes on disk, compressed if it is
 * @param sha256 of those bytes, in lower-case hex
 * @param rows data rows, without header, comments and blank lines
 */
public record FileProvenance(String name, long bytes, String sha256, long rows) {}
