/**
 * Merges several schemas into one: exact types win over what was read from prose, and prose documents exact types.
 *
 * <p>Contradictions between sources are reported with both places.
 */
@NullMarked
package io.github.qmpcodegen.codegen.merge;

import org.jspecify.annotations.NullMarked;
