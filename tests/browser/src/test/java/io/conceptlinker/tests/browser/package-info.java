/**
 * Tests on what people see: the demo's page in headless Chromium, with the real node behind it.
 *
 * <p>They need what {@code tests/integration} needs, and a Chromium of the system, which {@link
 * io.conceptlinker.tests.browser.Browser} looks for. Pictures of every view are left in {@code
 * tests/browser/target/screenshots} to be looked at.
 */
@NullMarked
package io.conceptlinker.tests.browser;

import org.jspecify.annotations.NullMarked;
