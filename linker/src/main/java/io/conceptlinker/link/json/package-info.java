/**
 * JSON (RFC 8259) for the files that come with a model: read by Gson, asked for by type, and where
 * a value is not what was expected the message says where it stands.
 *
 * <p>Elasticsearch keeps its Jackson to itself: plugins do not see it, and ours may not bring a
 * second one. Gson is no part of Elasticsearch's own libraries.
 *
 * {@snippet :
 * JsonValue config = JsonValue.read(Path.of("config.json"));
 * int layers = config.get("num_hidden_layers").integer();
 * }
 */
@NullMarked
package io.conceptlinker.link.json;

import org.jspecify.annotations.NullMarked;
