package io.github.qmpcodegen.samples.qmpshell.complete;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.samples.qmpshell.qmp.BitmapInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.BlockInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.BlockNodeInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.DeviceListPropertiesRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.DevicePropertyInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.HumanMonitorCommandRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.ObjectPropertyInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.QomListRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QomListTypesRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryBlockExportsRequest;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a running server has, by what members are called. */
public final class ServerValues implements LiveValues {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PERIPHERAL = "/machine/peripheral";

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
    public List<Value> of(ValuePlace place) {
        return values(place).distinct().toList();
    }

    private Stream<Value> values(ValuePlace place) {
        return switch (ValueKind.of(place)) {
            case NOTHING -> Stream.empty();
            case DRIVE_OR_NODE -> Stream.concat(drives(), nodes());
            case NODE -> nodes();
            case BITMAP -> bitmaps(place);
            case DEVICE -> devices();
            case DRIVE_DEVICE -> Stream.concat(devices(), drivesDevices());
            case DEVICE_TYPE -> types("device", false);
            case ABSTRACT_TYPE -> types("", true);
            case TYPE -> types("", false);
            case OBJECT -> objects(ValueKind.objectType(place.member()));
            case PATH -> paths(place.begun());
            case PROPERTY -> property(place);
            case JOB -> jobs();
            case EXPORT -> exports();
            case CHARDEV -> chardevs();
            case NETDEV -> network().filter(client -> !client.card()).map(ServerValues::value);
            case CARD -> network().filter(NetworkClients.Client::card).map(ServerValues::value);
            case NETDEV_OR_CARD -> network().map(ServerValues::value);
        };
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
                        QueryNamedBlockNodesRequest.builder().build(),
                        node -> Value.of(text(node.nodeName()), text(node.drv()) + " " + text(node.file())))
                .filter(value -> !value.text().isEmpty() && !value.text().startsWith("#"));
    }

    private Stream<Value> bitmaps(ValuePlace place) {
        String node = place.sibling("node").isEmpty() ? place.sibling("device") : place.sibling("node");
        return ask(
                        "query-named-block-nodes",
                        QueryNamedBlockNodesRequest.builder().build(),
                        Function.<BlockNodeInfo>identity())
                .filter(info -> node.isEmpty() || node.equals(info.nodeName()))
                .flatMap(info -> Objects.requireNonNullElse(info.dirtyBitmaps(), List.<BitmapInfo>of()).stream()
                        .map(bitmap -> Value.of(text(bitmap.name()), "of " + text(info.nodeName()))))
                .filter(value -> !value.text().isEmpty());
    }

    private Stream<Value> devices() {
        return children(PERIPHERAL).map(child -> Value.of(child.name(), kind(child)));
    }

    private Stream<Value> drivesDevices() {
        return ask(
                        "query-block",
                        new QueryBlockRequest(),
                        (BlockInfo drive) -> Value.of(text(drive.qdev()), "drive " + drive.device()))
                .filter(value -> !value.text().isEmpty());
    }

    private Stream<Value> objects(String type) {
        return children("/objects")
                .filter(child -> kind(child).startsWith(type))
                .map(child -> Value.of(child.name(), kind(child)));
    }

    private Stream<Value> exports() {
        return ask(
                "query-block-exports",
                new QueryBlockExportsRequest(),
                export -> Value.of(export.id(), export.type() + " of " + export.nodeName()));
    }

    private Stream<NetworkClients.Client> network() {
        return answer(
                        "human-monitor-command",
                        HumanMonitorCommandRequest.builder()
                                .commandLine("info network")
                                .build())
                .stream()
                .flatMap(answer -> NetworkClients.of(answer.asString("")).stream());
    }

    private static Value value(NetworkClients.Client client) {
        return Value.of(client.name(), client.details());
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

    private Stream<Value> property(ValuePlace place) {
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

    /** Asks for a list; a server that does not answer well has no values. */
    private <E, T> Stream<T> ask(String command, QmpRequest<List<E>> request, Function<E, T> value) {
        try {
            return answer(command, request).stream().flatMap(List::stream).map(value).toList().stream();
        } catch (UnreadableMemberException e) {
            return Stream.empty();
        }
    }

    private <R> Optional<R> answer(String command, QmpRequest<R> request) {
        if (known.get().lacks(command)) {
            return Optional.empty();
        }
        try {
            return Optional.of(server.ask(request, PATIENCE));
        } catch (QmpException e) {
            return Optional.empty();
        }
    }
}
