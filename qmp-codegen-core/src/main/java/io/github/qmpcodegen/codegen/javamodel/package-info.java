/**
 * The Java code for a schema, as plain records: names, types, nullness, and the contents of the Javadoc.
 *
 * <p>All decisions are made here; {@code emit} only writes them down.
 *
 * <p>As elsewhere, a <em>member</em> is part of a JSON object according to the schema, and an <em>argument</em> is a
 * member of what a command takes. A <em>component</em> is part of a Java record and represents a member. A
 * <em>branch</em> is one of the alternatives of a union or an alternate.
 */
@NullMarked
package io.github.qmpcodegen.codegen.javamodel;

import org.jspecify.annotations.NullMarked;
