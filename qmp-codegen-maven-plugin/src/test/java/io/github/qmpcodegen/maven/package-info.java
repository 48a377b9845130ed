/** What the builds in {@code src/it} are checked with. */
@NullMarked
package io.github.qmpcodegen.maven;

import org.jspecify.annotations.NullMarked;
