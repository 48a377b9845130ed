package io.github.qmpcodegen.qmp.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A command that a client executed, from the call to its outcome. */
@Name("io.github.qmpcodegen.qmp.Call")
@Label("Call")
@Description("A command that a client executed, from the call to its outcome.")
@Category("QMP")
@Enabled(false)
@StackTrace(false)
final class CallEvent extends Event {
    @Label("Command")
    String command = "";

    @Label("Id")
    @Description("The id that the command carried; 0 for none")
    long id;

    @Label("Request Class")
    @Description("The type of the request; none for a call by name")
    @Nullable
    Class<?> requestClass;

    @Label("Peer")
    String peer = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Error Class")
    @Description("The class of the error that the server answered")
    @Nullable
    String errorClass;

    @Label("Bytes Sent")
    @DataAmount
    long bytesSent;

    @Label("Bytes Received")
    @DataAmount
    long bytesReceived;
}
