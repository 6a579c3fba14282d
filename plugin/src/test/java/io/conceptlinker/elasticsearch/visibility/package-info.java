/**
 * What a user sees whom Elasticsearch's security shows some documents or fields only. The module
 * with that security is not published; it hides things in the reader of an index, and so does the
 * plugin of these tests.
 */
@NullMarked
package io.conceptlinker.elasticsearch.visibility;

import org.jspecify.annotations.NullMarked;
