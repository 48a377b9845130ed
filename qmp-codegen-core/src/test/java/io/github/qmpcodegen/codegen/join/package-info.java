/** Tests of what becomes of the interfaces of several releases. */
@NullMarked
package io.github.qmpcodegen.codegen.join;

import org.jspecify.annotations.NullMarked;
