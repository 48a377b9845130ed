package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.internal.thread.DaemonThreads;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the addresses of a host. The system's own look-up can neither be ended nor given a timeout, so a separate thread
 * does it, which is abandoned when nobody wants to wait any longer. Thread-safe.
 */
@FunctionalInterface
public interface NameLookup {

    /** An IPv4 address, or what the JDK takes for an IPv6 address. */
    Pattern ADDRESS = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}|(?=.*:)[0-9a-fA-F:].*");

    /** Asks the system; concurrent requests for the same name share one look-up. */
    NameLookup SYSTEM = new NameLookup() {
        private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> underWay =
                new ConcurrentHashMap<>();

        @Override
        public CompletableFuture<List<InetAddress>> find(String host) {
            // A copy, which may be given up without harm to the others.
            return underWay.computeIfAbsent(host, this::begin).copy();
        }

        private CompletableFuture<List<InetAddress>> begin(String host) {
            CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
            DaemonThreads.start("qmp-lookup " + host, () -> {
                complete(found, () -> List.of(InetAddress.getAllByName(host)));
                underWay.remove(host, found);
            });
            return found;
        }
    };

    /** Starts to look up a name; the future has its addresses, at least one, or fails with the system's reason. */
    CompletableFuture<List<InetAddress>> find(String host);

    /** Whether a host is an address already, which the JDK never looks up. */
    static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> work) {
        try {
            future.complete(work.call());
        } catch (Throwable e) {
            future.completeExceptionally(e);
        }
    }
}
