/** Tests of the server. */
@NullMarked
package io.github.qmpcodegen.qmp.server;

import org.jspecify.annotations.NullMarked;
