/** Tests of the linked model. */
@NullMarked
package io.github.qmpcodegen.codegen.schema;

import org.jspecify.annotations.NullMarked;
