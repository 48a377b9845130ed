package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceDeletedEvent;
import io.github.qmpcodegen.qemu.DeviceUnplugGuestErrorEvent;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A machine whose devices and backends come and go by commands, each of which can go wrong. */
final class FakeMachine {
    private final FakeQmpServer server;
    private final Map<Remnant.Kind, Set<String>> contents = new EnumMap<>(Remnant.Kind.class);

    /** Called with the name of what is to come or go, before it does. */
    private volatile Consumer<String> before = name -> {};

    /** Called when it has come or gone, and before that is answered. */
    private volatile Consumer<String> after = name -> {};

    private volatile Consumer<String> guest = this::release;

    FakeMachine(FakeQmpServer server) {
        this.server = server;
        commands(Remnant.Kind.OBJECT, "object-add", "object-del");
        commands(Remnant.Kind.CHARDEV, "chardev-add", "chardev-remove");
        commands(Remnant.Kind.NETDEV, "netdev_add", "netdev_del");
        commands(Remnant.Kind.NODE, "blockdev-add", "blockdev-del");
        commands(Remnant.Kind.DEVICE, "device_add", "x-none");
        server.on("device_del", this::unplug)
                .on(
                        "qom-list",
                        request -> listed(
                                request.arguments().path("path").asString("").equals("/objects")
                                        ? Remnant.Kind.OBJECT
                                        : Remnant.Kind.DEVICE,
                                "{\"name\": \"%s\", \"type\": \"child<x>\"}"))
                .on(
                        "query-chardev",
                        request -> listed(
                                Remnant.Kind.CHARDEV,
                                "{\"label\": \"%s\", \"filename\": \"null\", \"frontend-open\": false}"))
                .on("query-named-block-nodes", request -> listed(Remnant.Kind.NODE, "{\"node-name\": \"%s\"}"))
                .on(
                        "human-monitor-command",
                        request -> "\""
                                + all(Remnant.Kind.NETDEV).stream()
                                        .map(name -> name + ": index=0,type=user,net=10.0.2.0\\r\\n")
                                        .collect(Collectors.joining())
                                + "\"");
    }

    private void commands(Remnant.Kind kind, String add, String remove) {
        server.on(add, request -> {
            String name = name(request);
            before.accept(name);
            if (!in(kind, names -> names.add(name))) {
                throw new CommandError("Duplicate ID '" + name + "'");
            }
            after.accept(name);
            return "{}";
        });
        server.on(remove, request -> {
            String name = name(request);
            before.accept("-" + name);
            if (!in(kind, names -> names.remove(name))) {
                throw new CommandError("'" + name + "' not found");
            }
            after.accept("-" + name);
            return "{}";
        });
    }

    private static String name(ReceivedRequest request) {
        return request.arguments()
                .path(request.command().startsWith("blockdev") ? "node-name" : "id")
                .asString("");
    }

    private String unplug(ReceivedRequest request) {
        String name = name(request);
        before.accept("-" + name);
        if (!all(Remnant.Kind.DEVICE).contains(name)) {
            throw new CommandError("DeviceNotFound", "Device '" + name + "' not found");
        }
        guest.accept(name);
        after.accept("-" + name);
        return "{}";
    }

    /** Removes something for somebody else. */
    void forget(Remnant what) {
        boolean unused = in(what.kind(), names -> names.remove(what.name()));
    }

    private <T> T in(Remnant.Kind kind, Function<Set<String>, T> use) {
        synchronized (contents) {
            return use.apply(contents.computeIfAbsent(kind, none -> new LinkedHashSet<>()));
        }
    }

    private List<String> all(Remnant.Kind kind) {
        return in(kind, List::copyOf);
    }

    private String listed(Remnant.Kind kind, String format) {
        return all(kind).stream().map(format::formatted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** All that is in it. */
    List<Remnant> contents() {
        return Stream.of(Remnant.Kind.values())
                .flatMap(kind -> all(kind).stream().map(name -> new Remnant(kind, name)))
                .toList();
    }

    /** Puts something in, as somebody else would. */
    FakeMachine with(Remnant.Kind kind, String name) {
        in(kind, names -> names.add(name));
        return this;
    }

    /** Has something done before a thing comes, or goes where a dash is before its name. */
    void before(String name, Runnable done) {
        before = each -> {
            if (each.equals(name)) {
                done.run();
            }
        };
    }

    /** Has something done when a thing has come, or gone where a dash is before its name, and nobody knows of it yet. */
    void after(String name, Runnable done) {
        after = each -> {
            if (each.equals(name)) {
                done.run();
            }
        };
    }

    /** Says what the guest does when it is asked to let go of a device: it does, unless told otherwise. */
    void guest(Consumer<String> does) {
        guest = does;
    }

    /** Has a device go, of which nobody is told. */
    void lose(String id) {
        in(Remnant.Kind.DEVICE, names -> names.remove(id));
    }

    /** Has the guest let go of a device. */
    void release(String id) {
        lose(id);
        server.emit(DeviceDeletedEvent.builder()
                .device(id)
                .path("/machine/peripheral/" + id)
                .build());
    }

    /** Has the guest refuse to let go of a device. */
    void refuse(String id) {
        server.emit(DeviceUnplugGuestErrorEvent.builder()
                .device(id)
                .path("/machine/peripheral/" + id)
                .build());
    }

    /** Ends all connections. */
    void disconnect() {
        server.connections().forEach(ServerConnection::close);
    }

    /** Ends all connections, and fails the command that is being carried out. */
    void disconnectInstead() {
        disconnect();
        throw new CommandError("nobody reads this");
    }
}
