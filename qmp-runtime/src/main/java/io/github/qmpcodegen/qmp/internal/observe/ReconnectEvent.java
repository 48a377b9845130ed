package io.github.qmpcodegen.qmp.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A lost connection, from its loss until the client reconnected or ended. */
@Name("io.github.qmpcodegen.qmp.Reconnect")
@Label("Reconnect")
@Description("A lost connection, from its loss until the client reconnected or ended.")
@Category("QMP")
@Enabled(false)
@StackTrace(false)
final class ReconnectEvent extends Event {
    @Label("Peer")
    String peer = "";

    @Label("Cause")
    @Description("Why the connection was lost")
    String cause = "";

    @Label("Connected")
    @Description("Whether the client reconnected")
    boolean connected;
}
