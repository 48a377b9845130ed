package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.CommandSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.EventSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links a QAPI schema with its includes into the model: resolves names and finds what is wrong between definitions. */
public final class QapiLinker {

    private final TypeLinker linker;
    private final Map<String, NamedType> types;
    private final List<Command> commands = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private QapiLinker(DefinitionTable table) {
        Map<String, Definition> definitions = table.definitions();
        this.linker = new TypeLinker(table);
        this.types = linker.link();
        for (Definition definition : definitions.values()) {
            if (definition instanceof CommandSpec command) {
                commands.add(command(command));
            } else if (definition instanceof EventSpec event) {
                events.add(event(event));
            }
            DocumentationCheck.check(definition, definitions);
        }
    }

    /**
     * Links a schema.
     *
     * <p>If errors were reported, the schema lacks what is wrong, but is otherwise complete. It has the types that
     * commands and events use, or all types if there are neither.
     */
    public static Schema link(QapiTree tree, DiagnosticSink sink) {
        QapiLinker linker = new QapiLinker(DefinitionTable.read(tree, sink));
        Schema all = new Schema(linker.commands, linker.events, linker.types);
        return all.isOfTypesAlone() ? all : Reachable.only(all);
    }

    private Command command(CommandSpec spec) {
        Header header = spec.header();
        TypeSpec returns = spec.returns();
        return new Command(
                header.name(),
                arguments(spec.data(), spec.boxed(), !spec.generated(), List.of(header.name(), "arguments"), header),
                returns == null ? null : linker.resolve(returns, List.of(header.name(), "return"), header),
                Origin.QAPI,
                spec.successResponse(),
                spec.outOfBand(),
                spec.preconfig(),
                header.doc().examples(),
                header.traits());
    }

    private Event event(EventSpec spec) {
        Header header = spec.header();
        return new Event(
                header.name(),
                arguments(spec.data(), spec.boxed(), false, List.of(header.name(), "data"), header),
                header.doc().examples(),
                header.traits());
    }

    /**
     * The object type of a command's arguments or an event's data.
     *
     * @param open whether the command reads its arguments by itself and so may take more than the schema names
     */
    private TypeReference.@Nullable Named arguments(
            @Nullable TypeSpec data, boolean boxed, boolean open, List<String> path, Header header) {
        if (data instanceof TypeSpec.Name name && !checkArguments(name, boxed, header)) {
            return null;
        }
        if (data == null || !(linker.resolve(data, path, header) instanceof TypeReference.Named named)) {
            return null;
        }
        if (open && data instanceof TypeSpec.Inline && types.get(named.name()) instanceof ObjectType object) {
            types.put(
                    named.name(),
                    new ObjectType(object.name(), object.members(), null, true, Traits.at(object.location())));
        }
        return named;
    }

    private boolean checkArguments(TypeSpec.Name name, boolean boxed, Header header) {
        Definition definition = linker.definition(name.text()).orElse(null);
        if (definition == null && Builtins.of(name.text()).isEmpty()) {
            linker.reportUnknown(name.text(), name.location(), header);
            return false;
        }
        if (definition instanceof Definition.Struct || (definition instanceof Definition.Union && boxed)) {
            return true;
        }
        String found = definition == null ? "a builtin type" : definition.phrase();
        header.diagnostics()
                .report(
                        QapiCode.WRONG_TYPE,
                        name.location(),
                        definition instanceof Definition.Union
                                ? "'data' may be a union, such as '" + name.text() + "', only with 'boxed': true"
                                : "'data' must be a struct" + (boxed ? " or union" : "") + ", but '" + name.text()
                                        + "' is " + found);
        return false;
    }
}
