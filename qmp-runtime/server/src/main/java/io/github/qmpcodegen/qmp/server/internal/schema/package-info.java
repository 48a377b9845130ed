/** What a server knows about its commands, and what it says about requests that do not fit. */
@NullMarked
package io.github.qmpcodegen.qmp.server.internal.schema;

import org.jspecify.annotations.NullMarked;
