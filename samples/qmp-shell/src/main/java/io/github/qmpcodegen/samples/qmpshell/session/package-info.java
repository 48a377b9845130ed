/** What a line does: it is read, checked, sent, and its reply shown. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.session;

import org.jspecify.annotations.NullMarked;
