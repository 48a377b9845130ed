package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.samples.vminfo.model.Display;
import io.github.qmpcodegen.samples.vminfo.qmp.QemuCommands;
import io.github.qmpcodegen.samples.vminfo.qmp.SpiceInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.VncAddress;
import io.github.qmpcodegen.samples.vminfo.qmp.VncClient;
import io.github.qmpcodegen.samples.vminfo.qmp.VncInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.VncServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks where one can look at the machine's screen. */
final class Displays {

    private Displays() {}

    static Optional<List<Display>> of(QemuCommands commands, Answers answers) {
        Optional<List<Display>> vnc = answers.ask(() ->
                        commands.queryVncServers().stream().map(Displays::vnc).toList())
                .or(() -> answers.ask(() -> vnc(commands.queryVnc())));
        Optional<List<Display>> spice = answers.ask(() -> spice(commands.querySpice()));
        if (vnc.isEmpty() && spice.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(vnc, spice)
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList());
    }

    private static Display vnc(VncServer server) {
        return new Display(
                "VNC",
                server.id(),
                server.server().stream().map(Displays::address).toList(),
                server.auth(),
                server.clients().stream().map(Displays::client).toList());
    }

    private static List<Display> vnc(VncInfo server) {
        if (!server.enabled()) {
            return List.of();
        }
        List<VncClient> clients = server.clients();
        return List.of(new Display(
                "VNC",
                null,
                addresses(server.host(), server.service(), ""),
                server.auth(),
                clients == null
                        ? List.of()
                        : clients.stream().map(Displays::client).toList()));
    }

    private static List<Display> spice(SpiceInfo server) {
        if (!server.enabled()) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>(addresses(server.host(), server.port(), ""));
        addresses.addAll(addresses(server.host(), server.tlsPort(), " (TLS)"));
        Map<Long, String> clients = new LinkedHashMap<>();
        var channels = server.channels();
        if (channels != null) {
            channels.forEach(
                    channel -> clients.putIfAbsent(channel.connectionId(), endpoint(channel.host(), channel.port())));
        }
        return List.of(
                new Display("SPICE", null, List.copyOf(addresses), server.auth(), List.copyOf(clients.values())));
    }

    private static List<String> addresses(@Nullable String host, @Nullable Object port, String remark) {
        return host == null || port == null ? List.of() : List.of(endpoint(host, port.toString()) + remark);
    }

    private static String address(VncAddress address) {
        return endpoint(address.host(), address.service())
                + (Boolean.TRUE.equals(address.websocket()) ? " (web socket)" : "");
    }

    private static String client(VncClient client) {
        String identity = client.saslUsername() != null ? client.saslUsername() : client.x509Dname();
        return endpoint(client.host(), client.service()) + (identity == null ? "" : " (" + identity + ")");
    }

    /** A server on a UNIX socket has the path for its port, its clients have none; their host says nothing. */
    private static String endpoint(String host, String port) {
        if (port.isEmpty() || port.startsWith("/")) {
            return port.isEmpty() ? "unix" : "unix:" + port;
        }
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
