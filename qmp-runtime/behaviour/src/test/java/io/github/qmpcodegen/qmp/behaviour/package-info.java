/** How the client behaves towards servers of every kind. */
@NullMarked
package io.github.qmpcodegen.qmp.behaviour;

import org.jspecify.annotations.NullMarked;
