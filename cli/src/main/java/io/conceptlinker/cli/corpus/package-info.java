/** What commands read documents with, whatever format a file has. */
@NullMarked
package io.conceptlinker.cli.corpus;

import org.jspecify.annotations.NullMarked;
