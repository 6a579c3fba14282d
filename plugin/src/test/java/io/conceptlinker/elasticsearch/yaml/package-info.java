/**
 * Runs REST tests that are written in YAML, in the format of Elasticsearch: {@code do}, {@code
 * match}, {@code length}, {@code is_true}, {@code is_false}, {@code gte} and {@code set}. The
 * runner of Elasticsearch itself is not among the artifacts that the build can get.
 */
@NullMarked
package io.conceptlinker.elasticsearch.yaml;

import org.jspecify.annotations.NullMarked;
