/** Tests that read the guides of the project, and compile or check what they show. */
@NullMarked
package io.github.qmpcodegen.samples.guides;

import org.jspecify.annotations.NullMarked;
