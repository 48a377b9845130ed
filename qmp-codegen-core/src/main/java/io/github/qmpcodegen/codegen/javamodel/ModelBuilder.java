package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds the Java model of a schema: all commands and events with the types that they need. */
public final class ModelBuilder {

    private final Schema schema;
    private final String packageName;
    private final JavaModel.InterfaceTypes interfaceTypes = JavaModel.InterfaceTypes.STANDARD;
    private final TypeBuilder types;
    private final MessageBuilder messages;

    private ModelBuilder(Schema schema, Set<String> kept, String packageName) {
        this.schema = schema;
        this.packageName = packageName;
        PackageRoot root = PackageRoot.of(packageName);
        ValueTypes valueTypes = new ValueTypes(schema, kept);
        TypeNaming naming = new TypeNaming(schema, valueTypes, interfaceTypes, root);
        DeprecatedTypes deprecated = new DeprecatedTypes(schema, valueTypes, naming);
        JavaTypes javaTypes = new JavaTypes(naming);
        ComponentBuilder components = new ComponentBuilder(schema, javaTypes, root);
        this.types = new TypeBuilder(schema, valueTypes, naming, javaTypes, components, deprecated);
        this.messages = new MessageBuilder(schema, naming, javaTypes, components, deprecated, types);
    }

    /**
     * Returns the package for a schema.
     *
     * @param schema the schema
     * @param kept the names of its types that are wanted although no command and no event uses them
     * @param packageName the package's name
     */
    public static JavaModel build(Schema schema, Set<String> kept, String packageName) {
        return new ModelBuilder(schema, kept, packageName).build();
    }

    private JavaModel build() {
        List<GeneratedType> all = new ArrayList<>(types.topLevel());
        List<FacadeMethod> commands = new ArrayList<>();
        List<EventEntry> events = new ArrayList<>();
        FacadeBuilder facade = new FacadeBuilder();
        List<Command> sortedCommands = new ArrayList<>(schema.commands());
        sortedCommands.sort(Comparator.comparing(Command::name));
        for (Command command : sortedCommands) {
            GeneratedRecord request = messages.request(command);
            all.add(request);
            commands.add(facade.method(command, request));
        }
        List<Event> sortedEvents = new ArrayList<>(schema.events());
        sortedEvents.sort(Comparator.comparing(Event::name));
        for (Event event : sortedEvents) {
            GeneratedRecord type = messages.event(event, interfaceTypes);
            all.add(type);
            events.add(new EventEntry(type, event.documentation().since()));
        }
        all.sort(Comparator.comparing(type -> type.name().topLevel()));
        return new JavaModel(packageName, all, interfaceTypes, commands, events, sources(), InterfaceFacts.of(schema));
    }

    private List<String> sources() {
        TreeSet<String> files = new TreeSet<>();
        schema.commands().forEach(command -> files.add(Provenance.fileName(command.location())));
        schema.events().forEach(event -> files.add(Provenance.fileName(event.location())));
        return List.copyOf(files);
    }
}
