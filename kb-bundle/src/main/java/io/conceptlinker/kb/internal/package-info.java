/**
 * What {@link io.conceptlinker.kb.KnowledgeBaseBuilder} collects and how it is sorted and written:
 * primitive columns instead of objects, so that seven million names fit a heap of a few gigabytes.
 * Everything here is confined to one thread.
 */
@NullMarked
package io.conceptlinker.kb.internal;

import org.jspecify.annotations.NullMarked;
