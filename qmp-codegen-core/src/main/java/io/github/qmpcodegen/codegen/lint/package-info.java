/**
 * What is wanting in an interface's own description, though it can be read: the rules, what they find, and the finds
 * as text for tools.
 */
@NullMarked
package io.github.qmpcodegen.codegen.lint;

import org.jspecify.annotations.NullMarked;
