package io.github.qmpcodegen.qmp.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Events that subscriptions dropped, because they were too slow. */
@Name("io.github.qmpcodegen.qmp.EventsDropped")
@Label("Events Dropped")
@Description("Events that subscriptions dropped, because they were too slow.")
@Category("QMP")
@Enabled(false)
@StackTrace(false)
final class EventsDroppedEvent extends Event {
    @Label("Peer")
    String peer = "";

    @Label("Count")
    long count;
}
