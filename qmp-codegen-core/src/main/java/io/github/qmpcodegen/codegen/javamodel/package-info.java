/**
 * The Java that a schema becomes, as plain records: names, types, what may be null, and what the Javadoc says.
 *
 * <p>All that has to be decided is decided here; how it is written down is the concern of {@code emit}.
 *
 * <p>As elsewhere, a <em>member</em> is what a JSON object has by the schema, and an <em>argument</em> is a member of what
 * a command takes. A <em>component</em> is what a Java record has: it stands for a member. A <em>branch</em> is what a
 * union or an alternate chooses from.
 */
@NullMarked
package io.github.qmpcodegen.codegen.javamodel;

import org.jspecify.annotations.NullMarked;
