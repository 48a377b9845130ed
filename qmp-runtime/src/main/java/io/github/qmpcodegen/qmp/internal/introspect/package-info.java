/**
 * What a client knows of its server's interface, and what it makes of that: requests that are refused or sent in another
 * form, replies that are as this server sends them. It sees calls and the schema.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.introspect;

import org.jspecify.annotations.NullMarked;
