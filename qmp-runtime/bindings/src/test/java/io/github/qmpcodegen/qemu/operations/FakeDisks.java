package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.QmpServer;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.SimulatedJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A machine of one release with two disks and jobs on them, which refuses what that release does not take. */
final class FakeDisks implements AutoCloseable {
    private static final Set<String> OF_ITSELF =
            Set.of("query-qmp-schema", "query-commands", "query-events", "query-version", "qmp_capabilities");

    final QmpServer server = QmpServer.onUnixSocket();

    /** The nodes, each with its bitmaps. */
    private final Map<String, Set<String>> nodes = new TreeMap<>();

    private final Set<String> onTop = new TreeSet<>();
    private final List<String> sent = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final boolean bitmapsOfNodes;
    private volatile boolean mirrorsComplete;

    /** What happens before a command is carried out, given its name and which of that name it is, from 1 on. */
    private volatile BiConsumer<String, Integer> before = (command, number) -> {};

    FakeDisks(String release) {
        String[] numbers = release.split("\\.", -1);
        QemuVersion version = new QemuVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), 0, "");
        bitmapsOfNodes = version.isAtLeast(4, 2);
        renew();
        server.version(version)
                .schema(ReleaseSchema.of(release))
                .onOthers(this::answer)
                .jobs()
                .onStart(FakeDisks::begin);
        server.serve();
    }

    /** Makes it what it was in the beginning: two disks, the first with a bitmap "old". */
    synchronized void renew() {
        goRight();
        nodes.clear();
        onTop.clear();
        sent.clear();
        counts.clear();
        nodes.put("disk0", new TreeSet<>(Set.of("old")));
        nodes.put("disk1", new TreeSet<>());
    }

    /** Has nothing go wrong any more. */
    void goRight() {
        before = (command, number) -> {};
        server.withoutFaults();
    }

    private static void begin(SimulatedJob job) {
        job.progress(100, 100);
        // Those that create an image are named after what it is for.
        if (job.id().matches("(mirror|commit)-[0-9a-f]+")) {
            job.ready();
        } else {
            job.end();
        }
    }

    /** Has each job complete at once, without having been told to. */
    static void beginAndEnd(SimulatedJob job) {
        job.progress(100, 100).end();
    }

    /** Has somebody else complete each mirror as soon as it is ready, so that the machine goes on with its target. */
    void haveMirrorsCompleted() {
        mirrorsComplete = true;
        server.jobs().onStart(FakeDisks::beginAndEnd);
    }

    void before(BiConsumer<String, Integer> happening) {
        before = happening;
    }

    /** The commands that were sent, without what a client asks a server about itself. */
    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** What there is that was not in the beginning. */
    synchronized Set<Remnant> made() {
        Set<Remnant> made = new HashSet<>();
        nodes.forEach((node, bitmaps) -> {
            made.add(new Remnant(Remnant.Kind.NODE, node));
            bitmaps.forEach(bitmap -> made.add(new Remnant(Remnant.Kind.BITMAP, node + "/" + bitmap)));
        });
        made.removeAll(Set.of(
                new Remnant(Remnant.Kind.NODE, "disk0"),
                new Remnant(Remnant.Kind.NODE, "disk1"),
                new Remnant(Remnant.Kind.BITMAP, "disk0/old")));
        return made;
    }

    private Optional<JsonNode> answer(ReceivedRequest request) {
        String command = request.command();
        if (OF_ITSELF.contains(command)) {
            return Optional.empty();
        }
        int number;
        synchronized (this) {
            sent.add(command);
            number = counts.merge(command, 1, Integer::sum);
        }
        before.accept(command, number);
        return carryOut(command, request.arguments());
    }

    private synchronized Optional<JsonNode> carryOut(String command, JsonNode arguments) {
        switch (command) {
            case "query-named-block-nodes" -> {
                return Optional.of(listed());
            }
            case "query-block" -> {
                return Optional.of(drives());
            }
            case "blockdev-add" -> add(arguments);
            case "blockdev-del" -> {
                String node = arguments.path("node-name").asString("");
                if (onTop.contains(node) || nodes.remove(node) == null) {
                    throw new CommandError("Failed to find node with node-name='" + node + "', or it is in use");
                }
            }
            case "block-dirty-bitmap-add" -> {
                if (!bitmaps(arguments.path("node").asString(""))
                        .add(arguments.path("name").asString(""))) {
                    throw new CommandError("Bitmap already exists");
                }
            }
            case "block-dirty-bitmap-remove" -> {
                if (!bitmaps(arguments.path("node").asString(""))
                        .remove(arguments.path("name").asString(""))) {
                    throw new CommandError("Dirty bitmap not found");
                }
            }
            case "transaction" -> {
                for (JsonNode action : arguments.path("actions")) {
                    if (action.path("type").asString("").equals("blockdev-snapshot")) {
                        onTop.add(action.path("data").path("overlay").asString(""));
                    }
                }
                return Optional.empty();
            }
            case "blockdev-mirror" -> {
                if (mirrorsComplete) {
                    onTop.add(arguments.path("target").asString(""));
                }
                return Optional.empty();
            }
            case "job-complete" -> {
                // A commit of what is on top has it go.
                onTop.clear();
                return Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(JsonNodeFactory.instance.objectNode());
    }

    private Set<String> bitmaps(String node) {
        Set<String> bitmaps = nodes.get(node);
        if (bitmaps == null) {
            throw new CommandError("Cannot find device='' nor node-name='" + node + "'");
        }
        return bitmaps;
    }

    private void add(JsonNode options) {
        String node = options.path("node-name").asString("");
        if (options.path("read-only").asBoolean(false)) {
            throw new CommandError("Could not open '" + options.path("filename").asString("") + "': No such file");
        } else if (nodes.putIfAbsent(node, new TreeSet<>()) != null) {
            throw new CommandError("Duplicate nodes with node-name='" + node + "'");
        }
    }

    private ArrayNode listed() {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        nodes.forEach((name, bitmaps) -> describe(name, bitmaps, listed.addObject()));
        return listed;
    }

    private void describe(String name, Set<String> bitmaps, ObjectNode node) {
        node.put("node-name", name).put("drv", "qcow2").put("ro", false).put("encrypted", false);
        node.put("backing_file_depth", onTop.contains(name) ? 1 : 0);
        node.putObject("image")
                .put("filename", "/disks/" + name)
                .put("format", "qcow2")
                .put("virtual-size", 1 << 20);
        if (bitmapsOfNodes) {
            describe(bitmaps, node.putArray("dirty-bitmaps"));
        }
    }

    private ArrayNode drives() {
        ArrayNode drives = JsonNodeFactory.instance.arrayNode();
        nodes.forEach((name, bitmaps) -> {
            ObjectNode drive = drives.addObject().put("device", "").put("type", "unknown");
            describe(name, bitmaps, drive.putObject("inserted"));
            describe(bitmaps, drive.putArray("dirty-bitmaps"));
        });
        return drives;
    }

    private static void describe(Set<String> bitmaps, ArrayNode described) {
        bitmaps.forEach(bitmap -> described
                .addObject()
                .put("name", bitmap)
                .put("count", 0)
                .put("granularity", 65536)
                .put("recording", true)
                .put("busy", false)
                .put("persistent", false));
    }

    @Override
    public void close() {
        server.close();
    }
}
