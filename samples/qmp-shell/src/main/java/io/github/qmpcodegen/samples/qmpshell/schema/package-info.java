/** What a server understands: from its own schema if it reports one, else from what else is known about it. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.schema;

import org.jspecify.annotations.NullMarked;
