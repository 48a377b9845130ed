/**
 * Gaps in an interface's description that do not prevent reading it: the rules, what they find, and the findings as
 * text for tools.
 */
@NullMarked
package io.github.qmpcodegen.codegen.lint;

import org.jspecify.annotations.NullMarked;
