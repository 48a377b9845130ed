package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A package to be generated.
 *
 * @param packageName its name
 * @param types the top-level types that stand for something of the schema, in the order of their names
 * @param interfaceTypes the names of the types that stand for the interface as a whole
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
     * The types that stand for the interface as a whole.
     *
     * @param commands the facade that waits for return values
     * @param asyncCommands the facade that gives futures
     * @param event the sealed type of all events
     * @param unknownEvent the event that the schema does not have
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

        /** Commands of a class: with all that a method needs, some twenty constants for each. */
        public static final int COMMANDS_OF_A_CLASS = 1_000;

        /** The name of a class that holds a part of the methods of a facade, which are too many for one. */
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
