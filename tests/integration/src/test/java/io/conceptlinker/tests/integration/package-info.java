/**
 * Tests on what people run: the Elasticsearch process with the plugin from its zip, entitlements
 * on, and the command line as a process.
 *
 * <p>They need the plugin's zip, the command's jars and the Elasticsearch home, so they run in
 * Maven's {@code verify} (as {@code bin/test} does), after those have been packaged. Classes named
 * {@code Real*Tests} need the data that {@code bin/test --real DIR} names.
 */
@NullMarked
package io.conceptlinker.tests.integration;

import org.jspecify.annotations.NullMarked;
