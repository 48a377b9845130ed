/**
 * Makes one schema of several: exact types win over what was read from prose, and prose documents exact types.
 *
 * <p>What one source says and another denies is reported with both places.
 */
@NullMarked
package io.github.qmpcodegen.codegen.merge;

import org.jspecify.annotations.NullMarked;
