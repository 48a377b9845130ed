/** What a server understands: from its own schema where it tells it, else from what else is known of it. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.schema;

import org.jspecify.annotations.NullMarked;
