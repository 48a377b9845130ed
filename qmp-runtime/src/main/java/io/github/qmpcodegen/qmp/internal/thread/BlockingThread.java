package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A thread for work that mostly waits for a peer: virtual where the JDK lets a virtual thread wait in a monitor without
 * holding a carrier, which is from 24 on; else a platform thread.
 *
 * <p>In JDK 21 to 23, one transport for each processor that waits in a monitor, as a user's own may, would stop every
 * virtual thread of the program.
 */
public final class BlockingThread {
    private static final int HAS_VIRTUAL = 21;
    private static final int WAITS_FREELY = 24;

    /** Creates a virtual thread that is not started yet; null where threads are platform threads. */
    private static final @Nullable MethodHandle UNSTARTED = unstarted();

    /** {@code Thread.isVirtual}; null where threads are platform threads. */
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtualHandle();

    private BlockingThread() {}

    /** Whether the running thread is virtual. */
    public static boolean isVirtual() {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable e) {
            throw new IllegalStateException("a thread does not say whether it is virtual", e);
        }
    }

    /** Creates the thread, not yet started. It keeps no JVM alive and inherits nothing. */
    public static Thread of(String name, Runnable work) {
        if (UNSTARTED == null) {
            return new DaemonThread(name, work);
        }
        Thread thread;
        try {
            thread = (Thread) UNSTARTED.invoke(work);
        } catch (Throwable e) {
            throw new IllegalStateException("a virtual thread is not created", e);
        }
        thread.setName(name);
        return thread;
    }

    private static @Nullable MethodHandle isVirtualHandle() {
        if (Runtime.version().feature() < HAS_VIRTUAL) {
            return null;
        }
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (Throwable e) {
            throw new IllegalStateException("a JDK of " + HAS_VIRTUAL + " or later lacks virtual threads", e);
        }
    }

    private static @Nullable MethodHandle unstarted() {
        if (Runtime.version().feature() < WAITS_FREELY) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle make = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
            MethodHandle bare = lookup.findVirtual(
                    builder, "inheritInheritableThreadLocals", MethodType.methodType(builder, boolean.class));
            MethodHandle unstarted =
                    lookup.findVirtual(builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
            Object builderOfAll = bare.invoke(make.invoke(), false);
            return unstarted.bindTo(builderOfAll);
        } catch (Throwable e) {
            throw new IllegalStateException("a JDK of " + WAITS_FREELY + " or later lacks virtual threads", e);
        }
    }
}
