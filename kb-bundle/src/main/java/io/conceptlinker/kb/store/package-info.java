/**
 * The files of a bundle: framed by a header and a footer, checksummed block by block, cut into
 * named sections that hold columns, and read in place from mapped memory.
 *
 * <p>A file is, little endian:
 *
 * <ol>
 *   <li>a header of 16 bytes: magic number ({@code long}), kind (four ASCII characters), format
 *       version ({@code int});
 *   <li>the sections, each starting at a multiple of eight bytes;
 *   <li>the directory: for each section its name, offset and length;
 *   <li>a CRC32C ({@code int}) for each block of 1 MiB of all that;
 *   <li>a footer of 40 bytes, see {@link io.conceptlinker.kb.store.BundleFile}.
 * </ol>
 *
 * {@snippet :
 * try (BundleFileWriter out = BundleFileWriter.create(path, "NAME")) {
 *   out.section("concept");
 *   IntColumn.write(out, count, i -> concepts[i]);
 *   out.finish();
 * }
 * try (Arena arena = Arena.ofShared()) {
 *   BundleFile file = BundleFile.open(path, "NAME", arena);
 *   IntColumn concept = new IntColumn(file.section("concept"));
 * }
 * }
 *
 * <p>Everything opened is immutable and thread-safe until the arena is closed; later use throws
 * {@link java.lang.IllegalStateException}.
 */
@NullMarked
package io.conceptlinker.kb.store;

import org.jspecify.annotations.NullMarked;
