/** YAML files that commands are described in. */
@NullMarked
package io.conceptlinker.cli.yaml;

import org.jspecify.annotations.NullMarked;
