package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.schema.Command;
import io.github.qmpcodegen.qmp.schema.Misfit;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a real server is said to take it takes, and what it is said not to take it refuses, of all that requests of other
 * releases can have.
 *
 * <p>No command is carried out: what the server is said to take is sent with an argument more that no release has, and that
 * must be what it complains of.
 */
@NeedsTestData
@NeedsQemu
@Timeout(300)
class AcceptedRequestsQemuTest {

    private static final String STRAY = "x-no-release-has-this";

    private static final String TAKEN = "taken";

    /** Trees around the releases that the tests are run with. */
    private static final List<String> TREES =
            List.of("releases/5.0.0", "releases/6.0.0", "corpus/7.2.0", "corpus/10.0.0", "releases/11.0.0");

    private static QemuProcess qemu;
    private static ServerInterface server;

    @BeforeAll
    static void ask() {
        qemu = start();
        server = qemu.client().serverInterface();
    }

    private static QemuProcess start() {
        return QemuProcess.start(
                QmpOptions.standard(), List.of("qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none"));
    }

    @AfterAll
    static void close() {
        qemu.close();
    }

    private static JsonNode export(String tree) {
        LoadedSchema loaded = LoadedSchema.of(
                Sources.of(tree), SourceAccess.below(TestData.root().orElseThrow()));
        return QmpJson.parse(new SchemaInfoWriter().write(loaded.schema()));
    }

    private static ServerInterface tree(String tree) {
        return ServerInterface.of(export(tree));
    }

    @Test
    void itLacksOfItsReleaseOnlyWhatItsBuildLeavesOut() {
        QemuVersion version = qemu.client().greeting().version();
        if (version.isAtLeast(11, 1)) {
            assertDiffersFrom(
                    List.of("releases/11.0.0"),
                    // Gone in 11.1.
                    Set.of(
                            "query-blockstats/ret-type/driver-specific/driver/^gluster",
                            "x-query-virtio-status/ret-type/vhost-dev/backend-features",
                            "x-query-virtio-vhost-queue-status/ret-type/avail",
                            "x-query-virtio-vhost-queue-status/ret-type/desc",
                            "x-query-virtio-vhost-queue-status/ret-type/used"),
                    // New in 11.1, but for the first.
                    Set.of(
                            "blockdev-add/arg-type/+blkdebug/inject-error/delay-ns",
                            "chardev-add/arg-type/backend/+dbus/data/encoding",
                            "chardev-add/arg-type/backend/+vc/data/encoding",
                            "migrate-set-parameters/arg-type/x-rdma-chunk-size",
                            "object-add/arg-type/+iothread/poll-weight",
                            "object-add/arg-type/qom-type/^monitor-hmp",
                            "object-add/arg-type/qom-type/^monitor-qmp",
                            "query-display-options/ret-type/+gtk/clipboard",
                            "query-iothreads/ret-type/poll-weight",
                            "query-memory-devices/ret-type/type/^sp-mem",
                            "query-migrate/ret-type/remaining"));
        } else if (version.isAtLeast(10, 0)) {
            // Of the stable branch, in which 10.0.13 has it.
            assertDiffersFrom(
                    List.of("corpus/10.0.0"),
                    Set.of(),
                    Set.of("blockdev-add/arg-type/+blkdebug/inject-error/delay-ns"));
        } else if (version.isAtLeast(7, 0)) {
            assertDiffersFrom(List.of("corpus/7.2.0"), Set.of(), Set.of());
        } else {
            // Of 5.2 there is no tree: what both neighbours have it has, and nothing that neither of them has.
            assertDiffersFrom(List.of("releases/5.0.0", "releases/6.0.0"), Set.of(), Set.of());
        }
    }

    /** Of all trees the server lacks no more than conditions allow and is told, and it has no more than is told. */
    private static void assertDiffersFrom(List<String> trees, Set<String> gone, Set<String> added) {
        Set<String> lacking = new TreeSet<>();
        Set<String> having = new TreeSet<>();
        Set<String> conditional = new TreeSet<>();
        for (String tree : trees) {
            JsonNode export = export(tree);
            conditional(export, conditional);
            ServerInterface release = ServerInterface.of(export);
            boolean first = tree.equals(trees.get(0));
            retain(lacking, first, missing(release, server));
            retain(having, first, missing(server, release));
        }
        lacking.removeAll(gone);
        lacking.removeIf(path -> conditional.contains(path.replaceAll(".*/", "").replaceAll("^[\\^+]", "")));

        assertEquals(Set.of(), lacking);
        assertEquals(new TreeSet<>(added), having);
    }

    private static Set<String> missing(ServerInterface having, ServerInterface lacking) {
        Set<String> missing = new TreeSet<>(having.missingIn(lacking).keySet());
        missing.addAll(having.commands().keySet());
        missing.addAll(having.events().keySet());
        missing.removeAll(lacking.commands().keySet());
        missing.removeAll(lacking.events().keySet());
        return missing;
    }

    private static void retain(Set<String> all, boolean first, Set<String> more) {
        if (first) {
            all.addAll(more);
        } else {
            all.retainAll(more);
        }
    }

    /** The names of all that a build may leave out. */
    private static void conditional(JsonNode json, Set<String> names) {
        if (json.has("if")) {
            names.add(json.path("name").asString(json.path("case").asString("")));
        }
        json.forEach(inner -> conditional(inner, names));
    }

    @Test
    void aSampleOfTheNewestRelease() {
        assertServerAgrees("releases/11.0.0", 7);
    }

    @Test
    @Tag("thorough")
    void everythingOfAllReleases() {
        TREES.forEach(tree -> assertServerAgrees(tree, 1));
    }

    /** Sends every n-th request that a release has a place for. */
    private static void assertServerAgrees(String tree, int n) {
        ServerInterface release = tree(tree);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        int asked = 0;
        int index = 0;
        for (Command command : release.commands().values()) {
            for (RequestPlaces.Place place : RequestPlaces.of(release, command)) {
                if (index++ % n == 0 && isJudged(command)) {
                    List<Misfit> misfits = server.accepts(command.name(), place.arguments());
                    String complaint =
                            misfits.isEmpty() ? complaintOfStray(place) : complaint(place, place.arguments());
                    if (misfits.isEmpty() != complaint.contains("'" + STRAY + "'") || complaint.startsWith(TAKEN)) {
                        wrong.add(place + " is told " + misfits + " and answered " + complaint);
                    }
                    asked++;
                    refused += misfits.isEmpty() ? 0 : 1;
                }
            }
        }
        int few = refused;
        int all = asked;

        assertEquals(List.of(), wrong, tree);
        assertTrue(all > 3_000 / n, () -> all + " asked");
        assertTrue(few > 0 && few < all, () -> few + " of " + all + " refused");
    }

    /** Whether arguments are looked at, which neither side does where they are open. */
    private static boolean isJudged(Command command) {
        Command here = server.commands().get(command.name());
        // Up to 5.2 the command that tells the schema does not look at what it is given.
        return !command.open()
                && (here == null || !here.open())
                && !command.name().equals("query-qmp-schema");
    }

    private static String complaintOfStray(RequestPlaces.Place place) {
        ObjectNode arguments = place.arguments().deepCopy();
        return complaint(place, arguments.put(STRAY, true));
    }

    private static String complaint(RequestPlaces.Place place, ObjectNode arguments) {
        try {
            return answer(place, arguments);
        } catch (QmpClosedException e) {
            // QEMU itself has been seen to fall over what it is given, once in many runs: a new one is asked.
            qemu.close();
            qemu = start();
            return answer(place, arguments);
        }
    }

    private static String answer(RequestPlaces.Place place, ObjectNode arguments) {
        try {
            return TAKEN + ": " + qemu.client().execute(place.command(), arguments);
        } catch (QmpCommandException e) {
            return e.errorClass() + ": " + e.description();
        }
    }
}
