package io.github.qmpcodegen.qmp.internal.observe;

import io.github.qmpcodegen.qmp.internal.wire.PendingCall;
import java.util.concurrent.CompletableFuture;

/** A call as {@link Observation} sees it; by itself, one that nobody observes. */
public class ObservedCall {

    static final ObservedCall UNOBSERVED = new ObservedCall();

    ObservedCall() {}

    /** Sets the command that goes to the server. */
    public void carriedBy(PendingCall sent) {}

    /** Called when the call has returned. */
    public void succeed() {}

    /** Called when the call has failed. */
    public void fail(Throwable failure) {}

    /** Ends the call as cancelled where a holder of its future ends that before the call has ended. */
    public void endWith(CompletableFuture<?> future) {}
}
