package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A package to generate.
 *
 * @param packageName the package's name
 * @param types the top-level types that represent parts of the schema, in the order of their names
 * @param interfaceTypes the names of the types that represent the interface as a whole
 * @param commands the commands in the order of the methods' names
 * @param events the events in the order of their wire names
 * @param sources the names of the files that the schema comes from, in alphabetical order
 * @param facts the interface in the notation that the runtime reads, in lines
 */
public record JavaModel(
        String packageName,
        List<GeneratedType> types,
        InterfaceTypes interfaceTypes,
        List<FacadeMethod> commands,
        List<EventEntry> events,
        List<String> sources,
        List<String> facts) {

    /** Copies the lists. */
    public JavaModel {
        types = List.copyOf(types);
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        sources = List.copyOf(sources);
        facts = List.copyOf(facts);
    }

    /**
     * The names of the types that represent the interface as a whole.
     *
     * @param commands the blocking facade
     * @param asyncCommands the facade that returns futures
     * @param event the sealed type of all events
     * @param unknownEvent the type of events that the schema does not have
     * @param registry the registry
     */
    public record InterfaceTypes(
            JavaName commands, JavaName asyncCommands, JavaName event, JavaName unknownEvent, JavaName registry) {

        /** The names that every package uses. */
        public static final InterfaceTypes STANDARD = new InterfaceTypes(
                JavaName.of("QemuCommands"),
                JavaName.of("AsyncQemuCommands"),
                JavaName.of("QemuEvent"),
                JavaName.of("UnknownQemuEvent"),
                JavaName.of("QemuRegistry"));

        /** The maximum number of commands in a class: each method needs some twenty constants. */
        public static final int COMMANDS_OF_A_CLASS = 1_000;

        /** Returns the name of a class with some of a facade's methods, if there are too many for one class. */
        public static JavaName facadePart(JavaName facade, int number) {
            return JavaName.of(facade.simpleName() + "Part" + number);
        }

        /** The names of all such classes. */
        static List<String> facadeParts(int commands, InterfaceTypes interfaceTypes) {
            return IntStream.rangeClosed(1, (commands - 1) / COMMANDS_OF_A_CLASS)
                    .boxed()
                    .flatMap(number -> Stream.of(interfaceTypes.commands(), interfaceTypes.asyncCommands())
                            .map(facade -> facadePart(facade, number).simpleName()))
                    .toList();
        }
    }
}
