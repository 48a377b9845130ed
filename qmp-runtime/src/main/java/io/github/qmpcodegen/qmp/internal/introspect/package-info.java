/**
 * What a client knows about its server's interface, and how it uses that: to refuse or convert requests, and to read
 * replies strictly. It depends on calls and the schema.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.introspect;

import org.jspecify.annotations.NullMarked;
