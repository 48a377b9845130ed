package io.github.qmpcodegen.qmp.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that a server has been given. Thread-safe. */
final class Faults {

    /** Stands for the greeting where commands stand by their names. */
    static final String GREETING = "QMP";

    private static final Fault NONE = ServerConnection::sendBytes;

    private final Map<String, Fault> lasting = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> single = new ConcurrentHashMap<>();

    void add(String command, Fault fault) {
        lasting.put(command, fault);
    }

    void addOnce(String command, Fault fault) {
        single.computeIfAbsent(command, name -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    void clear() {
        lasting.clear();
        single.clear();
    }

    /** Sends the line that answers a command, or whatever becomes of it. */
    void send(String command, String line, ServerConnection connection) throws IOException {
        Queue<Fault> next = single.get(command);
        Fault once = next == null ? null : next.poll();
        Fault fault = once == null ? lasting.getOrDefault(command, NONE) : once;
        fault.send(connection, (line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
