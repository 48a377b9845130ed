/**
 * Makes one interface of those of several releases, each thing of which knows the releases that have it.
 *
 * <p>What is joined are positions (the arguments of a command, a member of an object), not names: what stands at a
 * position in one release is what stands there in another. Where their types differ, the difference is reported with the
 * {@link io.github.qmpcodegen.codegen.join.Conflict} that it is.
 */
@NullMarked
package io.github.qmpcodegen.codegen.join;

import org.jspecify.annotations.NullMarked;
