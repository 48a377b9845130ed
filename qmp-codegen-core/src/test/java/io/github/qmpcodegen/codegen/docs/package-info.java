/** Tests of the documentation. */
@NullMarked
package io.github.qmpcodegen.codegen.docs;

import org.jspecify.annotations.NullMarked;
