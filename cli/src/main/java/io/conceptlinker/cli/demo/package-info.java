/**
 * {@code concept-linker demo}: a real node, the plugin from its zip, a knowledge base and
 * documents, brought together and left running.
 *
 * <p>{@link io.conceptlinker.cli.demo.DemoCommand} reads like the list of steps that it prints.
 */
@NullMarked
package io.conceptlinker.cli.demo;

import org.jspecify.annotations.NullMarked;
