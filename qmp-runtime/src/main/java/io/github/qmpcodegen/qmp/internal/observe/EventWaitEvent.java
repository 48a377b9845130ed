package io.github.qmpcodegen.qmp.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A wait for an event by a subscription whose queue was empty. */
@Name("io.github.qmpcodegen.qmp.EventWait")
@Label("Wait for an Event")
@Description("A wait for an event by a subscription whose queue was empty.")
@Category("QMP")
@Enabled(false)
@StackTrace(false)
final class EventWaitEvent extends Event {
    @Label("Peer")
    String peer = "";

    @Label("Came")
    @Description("Whether something came; if not, the wait timed out or the subscription ended")
    boolean came;
}
