package io.github.qmpcodegen.qmp.internal.introspect;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server's interface, which is queried when it is first needed, and again only if another version has been connected
 * to since. Thread-safe.
 */
public final class Introspection {

    /** Of QEMU 2.5 and later. */
    private static final String SCHEMA = "query-qmp-schema";

    /** Of all releases. */
    private static final String COMMANDS = "query-commands";

    /** Of QEMU 1.2 to 5.2. */
    private static final String EVENTS = "query-events";

    private final Supplier<QmpGreeting> greeting;
    private final Function<String, JsonNode> server;
    private final @Nullable InterfaceFolder folder;
    private final @Nullable QmpRegistry registry;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Answer answer;

    /** The interface of the server that sent a greeting; another greeting may be that of another server. */
    private record Answer(QmpGreeting greeting, ServerInterface server) {}

    /**
     * Creates the introspection, without querying anything yet.
     *
     * @param greeting supplies the greeting of the current connection
     * @param server executes a command without arguments, and waits for what it returns
     * @param folder keeps what servers report, null for none
     * @param registry the generated package, null for none
     */
    public Introspection(
            Supplier<QmpGreeting> greeting,
            Function<String, JsonNode> server,
            @Nullable InterfaceFolder folder,
            @Nullable QmpRegistry registry) {
        this.greeting = greeting;
        this.server = server;
        this.folder = folder;
        this.registry = registry;
    }

    /** Whether a command is one of those by which a server is asked. */
    static boolean asksFor(String command) {
        return command.equals(SCHEMA) || command.equals(COMMANDS) || command.equals(EVENTS);
    }

    /** Whether {@link #server} waits for nobody. */
    boolean isKnown() {
        return known() != null;
    }

    private @Nullable ServerInterface known() {
        Answer last = answer;
        return last != null && last.greeting().equals(greeting.get()) ? last.server() : null;
    }

    /**
     * Returns the interface of the current connection's server.
     *
     * @throws QmpException if it had to be queried, and that failed
     */
    public ServerInterface server() {
        ServerInterface known = known();
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            ServerInterface meanwhile = known();
            if (meanwhile != null) {
                return meanwhile;
            }
            QmpGreeting greeted = greeting.get();
            ServerInterface reported = ask();
            ServerInterface comparing = registry == null ? reported : reported.withReleasesOf(registry::generatedFrom);
            answer = new Answer(greeted, comparing);
            return comparing;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the server has, as far as that is known: from the server itself, or where that reports only names, from the
     * generated package for the server's release.
     *
     * @throws QmpException if the server had to be asked, and that failed
     */
    Optional<ServerInterface> types() {
        ServerInterface reported = server();
        if (reported.hasTypes()) {
            return Optional.of(reported);
        }
        return Optional.ofNullable(registry)
                .flatMap(QmpRegistry::generatedFrom)
                .filter(ServerInterface::hasReleases)
                .map(generated -> generated.at(greeting.get().version()));
    }

    private ServerInterface ask() {
        JsonNode listed = server.apply(COMMANDS);
        List<String> commands = names(listed);
        if (commands.contains(SCHEMA)) {
            return ServerInterface.of(schema(listed)).listing(commands);
        }
        return ServerInterface.ofNames(commands, commands.contains(EVENTS) ? names(server.apply(EVENTS)) : List.of());
    }

    private JsonNode schema(JsonNode commands) {
        if (folder == null) {
            return server.apply(SCHEMA);
        }
        InterfaceFolder.Place place = folder.place(greeting.get(), commands);
        Optional<JsonNode> kept = place.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        JsonNode answer = server.apply(SCHEMA);
        place.keep(answer);
        return answer;
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(entry -> names.add(entry.path("name").asString("")));
        return names;
    }
}
