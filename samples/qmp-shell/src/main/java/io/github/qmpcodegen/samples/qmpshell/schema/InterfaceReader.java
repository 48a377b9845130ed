package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.merge.SchemaMerger;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.qmp.CommandInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.GuestAgentCommandInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.GuestInfoRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryCommandsRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryQmpSchemaRequest;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a server understands: by the list of its commands, and by its own schema (QEMU 2.5 and later). What the
 * user's sources or the shell itself describe gets its documentation from there, and without a schema its types.
 */
public final class InterfaceReader {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Schema NOTHING = new Schema(List.of(), List.of(), Map.of());

    private final Server server;
    private final Schema sourceSchema;

    private InterfaceReader(Server server, Schema sourceSchema) {
        this.server = server;
        this.sourceSchema = sourceSchema;
    }

    /**
     * Asks a server.
     *
     * @param server the server
     * @param sources what the user says describes it; empty for nothing
     * @throws io.github.qmpcodegen.qmp.QmpException if the connection ends or the server does not answer
     */
    public static ServerInterface read(Server server, Optional<LoadedSchema> sources) {
        return new InterfaceReader(server, sources.map(LoadedSchema::schema).orElse(NOTHING)).read();
    }

    private ServerInterface read() {
        Optional<Schema> own = ask(new QueryQmpSchemaRequest()).flatMap(answer -> {
            DiagnosticCollector problems = new DiagnosticCollector();
            Schema schema =
                    SchemaInfoReader.read(new SourceFile(server.description(), QmpJson.write(answer)), problems);
            return problems.has(Severity.ERROR) ? Optional.empty() : Optional.of(schema);
        });
        // A schema need not agree with it: that of 2.7 has no device_add, and names commands that are not built in.
        Optional<List<String>> listed =
                listedCommands().or(() -> own.map(InterfaceReader::names)).or(this::listedAgentCommands);
        Schema described =
                SchemaMerger.merge(List.of(own.orElse(NOTHING), sourceSchema, builtIn()), new DiagnosticCollector());
        Set<String> exact = new HashSet<>(own.map(InterfaceReader::names).orElse(names(sourceSchema)));
        List<String> names = listed.orElseGet(() -> names(described));
        return new ServerInterface(of(described, names), names, listed.isPresent(), exact);
    }

    private Optional<List<String>> listedCommands() {
        return ask(new QueryCommandsRequest())
                .map(commands -> commands.stream().map(CommandInfo::name).toList());
    }

    private Optional<List<String>> listedAgentCommands() {
        return ask(new GuestInfoRequest())
                .map(info -> info.supportedCommands().stream()
                        .map(GuestAgentCommandInfo::name)
                        .toList());
    }

    private <R> Optional<R> ask(QmpRequest<R> request) {
        try {
            return Optional.of(server.ask(request, PATIENCE));
        } catch (QmpCommandException e) {
            return Optional.empty();
        }
    }

    /** The part of a schema that is about commands which the server has, and all of its events. */
    private static Schema of(Schema schema, List<String> names) {
        if (names.isEmpty()) {
            return schema;
        }
        Set<String> kept = Set.copyOf(names);
        return Reachable.only(new Schema(
                schema.commands().stream()
                        .filter(command -> kept.contains(command.name()))
                        .toList(),
                schema.events(),
                schema.types()));
    }

    private static List<String> names(Schema schema) {
        return schema.commands().stream().map(Command::name).toList();
    }

    /** What the shell describes in words of its own. */
    private static Schema builtIn() {
        return LoadedSchema.of(Sources.of("commands.json"), new ResourceAccess(InterfaceReader.class))
                .schema();
    }
}
