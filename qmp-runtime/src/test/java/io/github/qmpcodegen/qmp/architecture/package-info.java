/** The rules on what may see what, which hold in every module, and what they allow in the runtime. */
@NullMarked
package io.github.qmpcodegen.qmp.architecture;

import org.jspecify.annotations.NullMarked;
