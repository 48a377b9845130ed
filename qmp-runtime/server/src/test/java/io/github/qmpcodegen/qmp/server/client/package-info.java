/** A client for tests of servers, also of those in other modules: a package of its own, for it is in a jar of its own. */
@NullMarked
package io.github.qmpcodegen.qmp.server.client;

import org.jspecify.annotations.NullMarked;
