/**
 * The linked model of a monitor's interface: its commands, its events and their types.
 *
 * <p>It is the same for every kind of source, so that the code that uses it need not know where it came from.
 * References to types are by name and {@link Schema#type} follows them, so types can be recursive and the model
 * immutable.
 */
@NullMarked
package io.github.qmpcodegen.codegen.schema;

import org.jspecify.annotations.NullMarked;
