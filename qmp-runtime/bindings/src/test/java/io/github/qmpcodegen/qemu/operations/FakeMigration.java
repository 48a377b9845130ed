package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Two machines that make believe to migrate from one to the other, and in which any command can go wrong. */
final class FakeMigration implements AutoCloseable {

    /** One of them. */
    static final class End {
        private final FakeQmpServer server = FakeQmpServer.onUnixSocket();
        private final String name;
        private final Map<String, Boolean> capabilities = new TreeMap<>(Map.of("events", false, "xbzrle", false));
        private final Map<String, Long> parameters = new TreeMap<>(Map.of("max-bandwidth", 1L));
        private final CompletableFuture<Void> death = new CompletableFuture<>();
        private String state;
        private String status = "";
        private boolean autostart = true;

        /** How often it was started. */
        private int starts = 1;

        /** Called with each command before it is carried out. */
        private volatile Consumer<String> before = command -> {};

        /** Called with each command when it was carried out, and before that is answered. */
        private volatile Consumer<String> after = command -> {};

        private volatile Runnable migrating = () -> {};

        private End(String name, String state) {
            this.name = name;
            this.state = state;
        }

        private void on(String command, Function<JsonNode, String> does) {
            server.on(command, request -> {
                before.accept(command);
                String answer;
                synchronized (this) {
                    answer = does.apply(request.arguments());
                }
                if (command.equals("migrate")) {
                    migrating.run();
                }
                after.accept(command);
                return answer;
            });
        }

        private void prepare() {
            on(
                    "query-status",
                    arguments -> "{\"running\": %b, \"status\": \"%s\"}".formatted(state.equals("running"), state));
            on("query-migrate-capabilities", arguments -> {
                StringBuilder all = new StringBuilder("[");
                capabilities.forEach((each, on) -> all.append(all.length() > 1 ? ", " : "")
                        .append("{\"capability\": \"%s\", \"state\": %b}".formatted(each, on)));
                return all.append("]").toString();
            });
            on("migrate-set-capabilities", arguments -> {
                arguments
                        .path("capabilities")
                        .forEach(each -> capabilities.put(
                                each.path("capability").asString(""),
                                each.path("state").asBoolean(false)));
                return "{}";
            });
            on("query-migrate-parameters", arguments -> "{\"max-bandwidth\": " + parameters.get("max-bandwidth") + "}");
            on("migrate-set-parameters", arguments -> {
                arguments
                        .properties()
                        .forEach(each ->
                                parameters.put(each.getKey(), each.getValue().asLong(0)));
                return "{}";
            });
            on("cont", arguments -> {
                change("running", "RESUME");
                return "{}";
            });
            on("quit", arguments -> {
                event("SHUTDOWN", "{\"guest\": false, \"reason\": \"host-qmp-quit\"}");
                state = "shutdown";
                death.complete(null);
                return "{}";
            });
        }

        private synchronized void postcopy() {
            state = "paused";
            status("postcopy-active");
        }

        private void change(String to, String event) {
            state = to;
            event(event, "{}");
        }

        private void status(String to) {
            status = to;
            event("MIGRATION", "{\"status\": \"" + to + "\"}");
        }

        private void event(String event, String data) {
            for (ServerConnection each : server.connections()) {
                try {
                    each.event(event, data);
                } catch (IOException e) {
                    // The client has left.
                }
            }
        }

        /** Has something done before a command is carried out. */
        void before(String command, Runnable done) {
            before = each -> {
                if (each.equals(command)) {
                    done.run();
                }
            };
        }

        /** Has something done once, when a command was carried out and nobody knows of it yet. */
        void after(String command, Runnable done) {
            after = each -> {
                if (each.equals(command)) {
                    after = none -> {};
                    done.run();
                }
            };
        }

        /** Has a command refused from now on. */
        void refuse(String command) {
            before(command, () -> {
                throw new CommandError("not now");
            });
        }

        /** Ends its connections, and the command that is being carried out gets no answer. */
        void disconnect() {
            server.connections().forEach(ServerConnection::close);
        }

        /** Ends for good. */
        void die() {
            synchronized (this) {
                state = "shutdown";
            }
            death.complete(null);
            server.close();
        }

        /** Finds that it cannot take in the guest, says so, and ends. */
        void failToLoad() {
            synchronized (this) {
                status("failed");
            }
            die();
        }

        /** Tells the threads of its CPUs from now on. */
        void tellThreads() {
            on(
                    "query-cpus-fast",
                    arguments -> "[{\"cpu-index\": 0, \"qom-path\": \"/c\", \"target\": \"x86_64\", \"thread-id\": "
                            + starts + "}]");
        }

        /** Ends, and another one answers in its place, which knows of nothing. */
        void restart(String as) {
            restart(as, false, 1);
        }

        /** Ends, and another one answers in its place, which has settings of its own. */
        void restart(String as, boolean events, long bandwidth) {
            synchronized (this) {
                starts++;
                state = as;
                status = "";
                autostart = true;
                capabilities.replaceAll((each, on) -> false);
                capabilities.put("events", events);
                parameters.put("max-bandwidth", bandwidth);
            }
            death.complete(null);
            disconnect();
        }

        /** Has its capabilities switched off, by somebody else. */
        synchronized void forgetSettings() {
            capabilities.replaceAll((each, on) -> false);
        }

        /** Receives a migration, of which more is to come. */
        synchronized void receive() {
            status("active");
        }

        /** Migrates for somebody else. */
        synchronized void migrateForAnother() {
            status("active");
        }

        /** Has its guest stand still. */
        synchronized void stopGuest() {
            change("paused", "STOP");
        }

        synchronized String state() {
            return state;
        }

        /** What it has of settings. */
        synchronized String settings() {
            return capabilities + " " + parameters;
        }

        /** The commands that have come, but for questions. */
        List<String> commands() {
            return server.requests().stream()
                    .map(ReceivedRequest::command)
                    .filter(each -> !each.startsWith("query-"))
                    .toList();
        }

        CompletableFuture<Void> death() {
            return death;
        }

        FakeQmpServer server() {
            return server;
        }

        /** A client without a registry, which migrations do not need. */
        QmpClient connect(boolean again) {
            return connect(again, QmpOptions.builder());
        }

        QmpClient connect(boolean again, QmpOptions.Builder options) {
            if (again) {
                options.reconnect(
                        new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1)));
            }
            return QmpClient.connect(server.address(), options.build());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final End source = new End("source", "running");
    private final End destination = new End("destination", "inmigrate");

    /** What becomes of a migration once it was started: it completes, unless told otherwise. */
    private volatile Runnable course = this::complete;

    FakeMigration() {
        source.prepare();
        destination.prepare();
        source.on("query-migrate", arguments -> told(source));
        destination.on("query-migrate", arguments -> told(destination));
        source.on("migrate", arguments -> {
            source.status("setup");
            source.status("active");
            return "{}";
        });
        source.migrating = () -> course.run();
        source.on("migrate-start-postcopy", arguments -> {
            source.change("finish-migrate", "STOP");
            source.status("postcopy-active");
            destination.postcopy();
            return "{}";
        });
        source.on("migrate_cancel", arguments -> {
            if (source.status.equals("active")) {
                source.status("cancelled");
            }
            return "{}";
        });
        destination.on("migrate-incoming", arguments -> {
            destination.status("setup");
            return "{}";
        });
        destination.on("stop", arguments -> {
            destination.autostart = false;
            return "{}";
        });
    }

    /** Gives both the schema of a release, or of none in particular, and serves. */
    FakeMigration serve(JsonNode... schema) {
        for (End each : List.of(source, destination)) {
            if (schema.length == 0) {
                each.server.registry(new QemuRegistry()).on("query-qmp-schema", request -> "[]");
            } else {
                each.server.schema(schema[0]);
            }
            each.server.serve();
        }
        return this;
    }

    private static String told(End end) {
        return end.status.isEmpty()
                ? "{}"
                : ("{\"status\": \"%s\", \"total-time\": 5, \"downtime\": 2, \"ram\": {\"transferred\": 3, \"remaining\": 0,"
                                + " \"total\": 7, \"duplicate\": 0, \"normal\": 0, \"normal-bytes\": 0,"
                                + " \"dirty-pages-rate\": 1, \"mbps\": 8, \"dirty-sync-count\": 2,"
                                + " \"postcopy-requests\": 0, \"page-size\": 4096}}")
                        .formatted(end.status);
    }

    End source() {
        return source;
    }

    End destination() {
        return destination;
    }

    End end(String name) {
        return name.equals("source") ? source : destination;
    }

    /** Says what becomes of a migration once it was started. */
    void course(Runnable becomes) {
        course = becomes;
    }

    /** The source has sent all, and the destination has it. */
    void complete() {
        sendAll();
        load();
    }

    /** The source has sent all. */
    void sendAll() {
        synchronized (source) {
            source.change("postmigrate", "STOP");
            source.status("completed");
        }
    }

    /** The destination has all. */
    void load() {
        synchronized (destination) {
            if (destination.state.equals("inmigrate")) {
                destination.state = destination.autostart ? "running" : "paused";
            }
            destination.status("completed");
        }
    }

    /** The destination lacks memory, and nobody sends it. */
    void starve() {
        synchronized (destination) {
            destination.status("postcopy-paused");
        }
    }

    /** The source fails, and goes on by itself. */
    void fail() {
        synchronized (source) {
            source.status("failed");
        }
    }

    @Override
    public void close() {
        source.server.close();
        destination.server.close();
    }
}
