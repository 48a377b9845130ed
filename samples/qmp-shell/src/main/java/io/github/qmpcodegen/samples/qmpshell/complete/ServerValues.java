package io.github.qmpcodegen.samples.qmpshell.complete;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.samples.qmpshell.qmp.BlockInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.DeviceListPropertiesRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.DevicePropertyInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.ObjectPropertyInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.QomListRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QomListTypesRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryBlockJobsRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryBlockRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryChardevRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryJobsRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryNamedBlockNodesRequest;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a running server has, by what members are called. */
public final class ServerValues implements LiveValues {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PERIPHERAL = "/machine/peripheral";

    /** Members that name a node of the block layer. */
    private static final Set<String> NODES = Set.of(
            "node-name", "node", "base-node", "top-node", "filter-node-name", "target", "overlay", "file", "backing");

    private final Server server;
    private final Supplier<ServerInterface> known;

    /**
     * Makes the values of a server.
     *
     * @param server the server
     * @param known what it understands: it is asked for nothing else
     */
    public ServerValues(Server server, Supplier<ServerInterface> known) {
        this.server = server;
        this.known = known;
    }

    @Override
    public List<Value> of(Place place) {
        return ofCommand(place).distinct().toList();
    }

    private Stream<Value> ofCommand(Place place) {
        String member = place.member();
        return switch (place.command()) {
            case "qom-list", "qom-get", "qom-set" -> member.equals("path") ? paths(place.begun()) : property(place);
            case "qom-list-types" -> member.equals("implements") ? types("", true) : Stream.empty();
            case "qom-list-properties" -> member.equals("typename") ? types("", false) : Stream.empty();
            case "device-list-properties" -> member.equals("typename") ? types("device", false) : Stream.empty();
            case "device_add" ->
                switch (member) {
                    case "driver" -> types("device", false);
                    case "id" -> Stream.empty();
                    default -> byName(member);
                };
            case "device_del" -> member.equals("id") ? devices() : Stream.empty();
            case "blockdev-add" -> member.equals("node-name") ? Stream.empty() : byName(member);
            case "chardev-remove", "chardev-send-break" -> chardevs();
            default -> place.command().startsWith("job-") && member.equals("id") ? jobs() : ofMember(place);
        };
    }

    private Stream<Value> ofMember(Place place) {
        if (place.member().equals("device")) {
            return place.command().startsWith("block-job-") ? jobs() : Stream.concat(drives(), nodes());
        }
        return place.member().equals("id") ? devices() : byName(place.member());
    }

    private Stream<Value> byName(String member) {
        if (NODES.contains(member) || member.equals("drive")) {
            return nodes();
        }
        return member.equals("chardev") ? chardevs() : Stream.empty();
    }

    @Override
    public List<Value> propertiesOf(String driver) {
        if (driver.isEmpty()) {
            return List.of();
        }
        return ask(
                        "device-list-properties",
                        new DeviceListPropertiesRequest(driver),
                        (DevicePropertyInfo property) -> Value.of(property.name(), property.type()))
                .toList();
    }

    private Stream<Value> drives() {
        return ask(
                        "query-block",
                        new QueryBlockRequest(),
                        (BlockInfo drive) -> Value.of(
                                drive.device(),
                                drive.inserted() == null
                                        ? "empty"
                                        : text(drive.inserted().file())))
                .filter(value -> !value.text().isEmpty());
    }

    private Stream<Value> nodes() {
        // Without the argument, which servers before 5.0 refuse.
        return ask(
                        "query-named-block-nodes",
                        new QueryNamedBlockNodesRequest((Boolean) null),
                        node -> Value.of(text(node.nodeName()), text(node.drv()) + " " + text(node.file())))
                .filter(value -> !value.text().isEmpty() && !value.text().startsWith("#"));
    }

    private Stream<Value> devices() {
        Stream<Value> named = children(PERIPHERAL).map(child -> Value.of(child.name(), kind(child)));
        Stream<Value> drives = ask(
                "query-block",
                new QueryBlockRequest(),
                (BlockInfo drive) -> Value.of(text(drive.qdev()), "drive " + drive.device()));
        return Stream.concat(named, drives).filter(value -> !value.text().isEmpty());
    }

    private Stream<Value> jobs() {
        return known.get().has("query-jobs")
                ? ask("query-jobs", new QueryJobsRequest(), job -> Value.of(job.id(), job.type() + ", " + job.status()))
                : ask("query-block-jobs", new QueryBlockJobsRequest(), job -> Value.of(job.device(), job.type()));
    }

    private Stream<Value> chardevs() {
        return ask(
                "query-chardev", new QueryChardevRequest(), chardev -> Value.of(chardev.label(), chardev.filename()));
    }

    private Stream<Value> types(String ancestor, boolean isAbstract) {
        QomListTypesRequest request = ancestor.isEmpty()
                ? QomListTypesRequest.builder().abstract_(isAbstract).build()
                : QomListTypesRequest.builder()
                        .implements_(ancestor)
                        .abstract_(isAbstract)
                        .build();
        return ask("qom-list-types", request, type -> Value.of(type.name(), ""));
    }

    /** The objects below as much of a path as is complete. */
    private Stream<Value> paths(String begun) {
        int slash = begun.lastIndexOf('/');
        if (slash < 0) {
            return Stream.of(new Value("/machine", "", false), new Value("/objects", "", false));
        }
        String parent = slash == 0 ? "/" : begun.substring(0, slash);
        return children(parent)
                .map(child -> new Value(begun.substring(0, slash + 1) + child.name(), kind(child), false));
    }

    private Stream<Value> property(Place place) {
        if (!place.member().equals("property")) {
            return Stream.empty();
        }
        return ask(
                "qom-list",
                new QomListRequest(place.sibling("path")),
                (ObjectPropertyInfo property) -> Value.of(property.name(), property.type()));
    }

    private Stream<ObjectPropertyInfo> children(String path) {
        return ask("qom-list", new QomListRequest(path), Function.<ObjectPropertyInfo>identity())
                .filter(property ->
                        property.type().startsWith("child<") || property.type().startsWith("link<"));
    }

    /** {@code e1000} of {@code child<e1000>}. */
    private static String kind(ObjectPropertyInfo child) {
        return child.type()
                .substring(child.type().indexOf('<') + 1, child.type().length() - 1);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Asks; a server that does not answer well has no values. */
    private <E, T> Stream<T> ask(String command, QmpRequest<List<E>> request, Function<E, T> value) {
        if (known.get().lacks(command)) {
            return Stream.empty();
        }
        try {
            return server.ask(request, PATIENCE).stream().map(value).toList().stream();
        } catch (QmpException | UnreadableMemberException | QmpDecodingException e) {
            return Stream.empty();
        }
    }
}
