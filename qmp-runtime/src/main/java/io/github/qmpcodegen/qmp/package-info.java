/** The QMP client that generated code calls. */
@NullMarked
package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.NullMarked;
