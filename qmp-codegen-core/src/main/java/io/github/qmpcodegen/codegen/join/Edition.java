package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.NamedType;

/**
 * A type as one release has it.
 *
 * @param release the place of the release in the order
 * @param type the type
 * @param genuine whether the release has it as a type of its own; not where it stands for what was there instead
 */
record Edition(int release, NamedType type, boolean genuine) {}
