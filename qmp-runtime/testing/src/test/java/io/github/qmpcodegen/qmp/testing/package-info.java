/** Tests of the server for tests. */
@NullMarked
package io.github.qmpcodegen.qmp.testing;

import org.jspecify.annotations.NullMarked;
