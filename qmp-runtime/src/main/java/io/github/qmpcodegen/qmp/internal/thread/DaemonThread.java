package io.github.qmpcodegen.qmp.internal.thread;

/** A thread that does not keep the JVM alive and inherits nothing. */
public class DaemonThread extends Thread {

    /** Creates the thread, not yet started. */
    public DaemonThread(String name, Runnable work) {
        super(null, work, name, 0, false);
        setDaemon(true);
    }
}
