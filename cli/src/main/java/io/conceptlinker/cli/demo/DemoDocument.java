package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document as it is indexed.
 *
 * @param id its id in the index
 * @param body its fields; the text is in {@code title}, {@code abstract} and {@code text}
 */
record DemoDocument(String id, ObjectNode body) {}
