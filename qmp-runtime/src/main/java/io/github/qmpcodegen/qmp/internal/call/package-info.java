/** Commands on their way: sent over a link, waited for, and what the caller is told of their end. It sees links and wires. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.call;

import org.jspecify.annotations.NullMarked;
