package io.github.qmpcodegen.codegen.emit;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema that a test puts together by hand; every part gets a line of its own in a file that does not exist. */
final class SchemaFixture {

    private static final Traits NOWHERE = Traits.at(new SourceLocation("", 1, 1));

    private final String path;
    private final List<Command> commands = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, NamedType> types = new LinkedHashMap<>();
    private int line;

    SchemaFixture(String path) {
        this.path = path;
    }

    Schema build() {
        return new Schema(commands, events, types);
    }

    // References.

    static TypeReference builtin(BuiltinType type) {
        return TypeReference.of(type);
    }

    static TypeReference named(String name) {
        return new TypeReference.Named(name);
    }

    static TypeReference listOf(TypeReference element) {
        return new TypeReference.Array(element);
    }

    // Members.

    Member member(String name, BuiltinType type) {
        return member(name, builtin(type));
    }

    Member member(String name, TypeReference type) {
        return member(name, type, false, "", List.of());
    }

    Member member(String name, BuiltinType type, String documentation) {
        return member(name, builtin(type), false, documentation, List.of());
    }

    Member optional(String name, BuiltinType type) {
        return optional(name, builtin(type));
    }

    Member optional(String name, TypeReference type) {
        return member(name, type, true, "", List.of());
    }

    Member optional(String name, BuiltinType type, String documentation) {
        return member(name, builtin(type), true, documentation, List.of());
    }

    Member member(String name, TypeReference type, boolean optional, String documentation, List<Feature> features) {
        return new Member(
                name,
                type,
                Origin.QAPI,
                optional,
                Origin.QAPI,
                new Traits(features, List.of(), Documentation.of(documentation), location()));
    }

    static Feature feature(String name, String documentation) {
        return new Feature(name, NOWHERE.withDocumentation(Documentation.of(documentation)));
    }

    // Types.

    SchemaFixture object(String name, Member... members) {
        return object(TypeName.declared(name), null, false, List.of(), Documentation.NONE, members);
    }

    SchemaFixture derivedObject(String path, Member... members) {
        return object(derived(path), null, false, List.of(), Documentation.NONE, members);
    }

    SchemaFixture openObject(String name, Member... members) {
        return object(TypeName.declared(name), null, true, List.of(), Documentation.NONE, members);
    }

    SchemaFixture object(
            TypeName name,
            ObjectType.@Nullable Variants variants,
            boolean open,
            List<Feature> features,
            Documentation documentation,
            Member... members) {
        types.put(
                name.text(),
                new ObjectType(
                        name,
                        List.of(members),
                        variants,
                        open,
                        new Traits(features, List.of(), documentation, location())));
        return this;
    }

    /** A union; each branch is written {@code value=type}. */
    SchemaFixture union(String name, String tag, List<String> branches, Member... members) {
        List<ObjectType.Branch> list = branches.stream()
                .map(branch -> branch.split("=", 2))
                .map(parts -> new ObjectType.Branch(parts[0], new TypeReference.Named(parts[1]), NOWHERE))
                .toList();
        return object(
                TypeName.declared(name),
                new ObjectType.Variants(tag, list),
                false,
                List.of(),
                Documentation.NONE,
                members);
    }

    SchemaFixture alternate(String name, Map<String, TypeReference> branches) {
        List<AlternateType.Branch> list = branches.entrySet().stream()
                .map(branch -> new AlternateType.Branch(branch.getKey(), branch.getValue(), NOWHERE))
                .toList();
        types.put(name, new AlternateType(TypeName.declared(name), list, Traits.at(location())));
        return this;
    }

    SchemaFixture enumeration(String name, String... values) {
        return enumeration(
                TypeName.declared(name),
                Arrays.stream(values).map(SchemaFixture::value).toList());
    }

    SchemaFixture enumeration(TypeName name, List<EnumType.Value> values) {
        types.put(name.text(), new EnumType(name, values, Traits.at(location())));
        return this;
    }

    static EnumType.Value value(String text) {
        return new EnumType.Value(text, NOWHERE);
    }

    /** A name that is derived from a path whose steps are separated by blanks. */
    static TypeName derived(String path) {
        return new TypeName(path.replace(' ', '.'), false, List.of(path.split(" ")));
    }

    // Commands and events.

    SchemaFixture command(String name, @Nullable String arguments, @Nullable TypeReference returns) {
        return command(name, arguments, returns, Documentation.NONE, List.of());
    }

    SchemaFixture command(
            String name,
            @Nullable String arguments,
            @Nullable TypeReference returns,
            Documentation documentation,
            List<Feature> features,
            Example... examples) {
        commands.add(new Command(
                name,
                arguments == null ? null : new TypeReference.Named(arguments),
                returns,
                Origin.QAPI,
                true,
                false,
                List.of(examples),
                new Traits(features, List.of(), documentation, location())));
        return this;
    }

    SchemaFixture specialCommand(String name, boolean successResponse, boolean outOfBand) {
        commands.add(new Command(
                name, null, null, Origin.QAPI, successResponse, outOfBand, List.of(), Traits.at(location())));
        return this;
    }

    SchemaFixture event(String name, @Nullable String data) {
        return event(name, data, Documentation.NONE, List.of());
    }

    SchemaFixture event(
            String name,
            @Nullable String data,
            Documentation documentation,
            List<Feature> features,
            Example... examples) {
        events.add(new Event(
                name,
                data == null ? null : new TypeReference.Named(data),
                List.of(examples),
                new Traits(features, List.of(), documentation, location())));
        return this;
    }

    Example exchange(String client, String server) {
        return new Example(
                "",
                List.of(
                        new Example.Message(Example.Sender.CLIENT, client, null, location()),
                        new Example.Message(Example.Sender.SERVER, server, null, location())));
    }

    private SourceLocation location() {
        return new SourceLocation(path, ++line, 1);
    }
}
