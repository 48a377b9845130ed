package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives every generated type its name.
 *
 * <p>Names are given in an order of their own, not in that of the sources: the types that stand for the interface as a
 * whole, the types whose names a source gives, requests and events, and what is left, each by name. So what else a
 * schema holds changes a name only if it wants the same one. A type without a name of its own is nested in the type
 * whose member has led to it.
 */
final class TypeNaming {

    /** What the record of the branch without members is called. */
    private static final String OTHER = "Other";

    /** What the record of a branch that the schema does not have is called. */
    private static final String UNKNOWN = "Unknown";

    /** What follows the name of a type that only holds a part of another. */
    private static final String PART = "Value";

    /** Class files are named after all types around a type, and file systems end at 255, with room for branches. */
    private static final int MAX_NESTED_LENGTH = 150;

    private final Schema schema;
    private final Map<String, JavaName> types = new HashMap<>();
    private final Map<String, JavaName> requests = new HashMap<>();
    private final Map<String, JavaName> events = new HashMap<>();
    private final Map<String, List<JavaName>> branches = new HashMap<>();
    private final Map<List<String>, JavaName> owners = new HashMap<>();
    private final Map<JavaName, NameScope> nestedScopes = new HashMap<>();
    private final NameScope topLevel = NameScope.ofTypes().reserve(ReservedNames.TYPES);
    private final PackageRoot root;

    /** What names the branches of types, if they must not be called like any type that is not nested. */
    private final List<Runnable> delayed = new ArrayList<>();

    TypeNaming(Schema schema, ValueTypes valueTypes, JavaModel.InterfaceTypes interfaceTypes, PackageRoot root) {
        this.schema = schema;
        this.root = root;
        topLevel.reserve(root.reservedForTypes());
        for (JavaName name : List.of(
                interfaceTypes.commands(),
                interfaceTypes.asyncCommands(),
                interfaceTypes.event(),
                interfaceTypes.unknownEvent(),
                interfaceTypes.registry())) {
            topLevel.take(name.simpleName());
        }
        topLevel.reserve(JavaModel.InterfaceTypes.facadeParts(schema.commands().size(), interfaceTypes));
        List<NamedType> declared = new ArrayList<>();
        List<NamedType> derived = new ArrayList<>();
        for (String name : valueTypes.names()) {
            NamedType type = schema.types().get(name);
            if (type != null) {
                (type.name().declared() ? declared : derived).add(type);
            }
        }
        declared.sort(Comparator.comparing(type -> type.name().text()));
        declared.forEach(type -> name(
                type,
                JavaName.of(
                        topLevel.take(JavaIdentifiers.declaredType(type.name().text()), "Type"))));
        nameRequests();
        nameEvents();
        derived.sort(Comparator.comparing((NamedType type) -> type.name().path().size())
                .thenComparing(type -> type.name().text()));
        // What is nested must not hide what is not, so that comes first.
        Set<List<String>> paths =
                derived.stream().map(type -> type.name().path()).collect(Collectors.toSet());
        paths.addAll(owners.keySet());
        Predicate<NamedType> hasOwner = type -> hasOwner(type.name().path(), paths);
        derived.stream().filter(hasOwner.negate()).forEach(this::nameDerived);
        derived.stream().filter(hasOwner).forEach(this::nameDerived);
        delayed.forEach(Runnable::run);
    }

    private static boolean hasOwner(List<String> path, Set<List<String>> paths) {
        for (int length = path.size() - 1; length >= 2; length--) {
            if (paths.contains(path.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** The first part of the name of the package. */
    PackageRoot root() {
        return root;
    }

    /** The name of a type of the schema. */
    JavaName type(String schemaName) {
        return known(types.get(schemaName), schemaName);
    }

    /** The name of a command's request. */
    JavaName request(String command) {
        return known(requests.get(command), command);
    }

    /** The name of an event's record. */
    JavaName event(String event) {
        return known(events.get(event), event);
    }

    /** A name for a type that is nested in another and that nothing of the schema stands for. */
    JavaName nested(JavaName owner, String preferred) {
        return owner.nested(scopeIn(owner).take(preferred, PART));
    }

    /** The names of the records of a union or alternate, one for each branch and one more for what is none of them. */
    List<JavaName> branches(String schemaName) {
        return branches.getOrDefault(schemaName, List.of());
    }

    private static JavaName known(@Nullable JavaName name, String of) {
        if (name == null) {
            throw new IllegalArgumentException("nothing is generated for '" + of + "'");
        }
        return name;
    }

    private void nameRequests() {
        List<Command> commands = new ArrayList<>(schema.commands());
        commands.sort(Comparator.comparing(Command::name));
        for (Command command : commands) {
            JavaName name = JavaName.of(topLevel.take(JavaIdentifiers.type(command.name()) + "Request"));
            requests.put(command.name(), name);
            owners.put(List.of(command.name(), "arguments"), name);
        }
    }

    private void nameEvents() {
        List<Event> sorted = new ArrayList<>(schema.events());
        sorted.sort(Comparator.comparing(Event::name));
        for (Event event : sorted) {
            JavaName name = JavaName.of(topLevel.take(JavaIdentifiers.type(event.name()) + "Event"));
            events.put(event.name(), name);
            owners.put(List.of(event.name(), "data"), name);
        }
    }

    private void nameDerived(NamedType type) {
        TypeName name = type.name();
        List<String> path = name.path();
        for (int length = path.size(); length >= 2; length--) {
            JavaName owner = owners.get(path.subList(0, length));
            List<String> rest = path.subList(Math.min(length, path.size() - 1), path.size());
            String preferred = JavaIdentifiers.type(rest.toArray(String[]::new));
            if (owner != null && owner.toString().length() + preferred.length() < MAX_NESTED_LENGTH) {
                name(type, owner.nested(scopeIn(owner).take(preferred, "Type", topLevel)));
                return;
            }
        }
        name(type, JavaName.of(topLevel.take(derivedName(name))));
    }

    private static String derivedName(TypeName name) {
        List<String> path = name.path();
        if (path.size() == 2 && path.get(1).equals("return")) {
            return JavaIdentifiers.type(path.get(0)) + "Response";
        }
        return path.isEmpty() ? JavaIdentifiers.type(name.text()) : JavaIdentifiers.type(path.toArray(String[]::new));
    }

    private void name(NamedType type, JavaName name) {
        types.put(type.name().text(), name);
        if (type instanceof ObjectType object) {
            ownPath(type, name);
            if (object.branching() != null) {
                nameBranches(
                        type,
                        name,
                        object.branching().branches().stream()
                                .map(ObjectType.Branch::tagValue)
                                .toList(),
                        OTHER);
            }
        } else if (type instanceof AlternateType alternate) {
            ownPath(type, name);
            nameBranches(
                    type,
                    name,
                    alternate.branches().stream()
                            .map(AlternateType.Branch::name)
                            .toList(),
                    UNKNOWN);
        }
    }

    private void ownPath(NamedType type, JavaName name) {
        if (!type.name().path().isEmpty()) {
            owners.put(type.name().path(), name);
        }
    }

    private void nameBranches(NamedType type, JavaName name, List<String> wireNames, String last) {
        JavaName other = nested(name, last);
        if (root.isVariable()) {
            // What a branch hides could not be named with its package.
            delayed.add(() -> nameBranches(type, name, wireNames, other, topLevel));
        } else {
            nameBranches(type, name, wireNames, other, scopeIn(name));
        }
    }

    private void nameBranches(
            NamedType type, JavaName name, List<String> wireNames, JavaName other, NameScope besides) {
        NameScope scope = scopeIn(name);
        List<JavaName> names = new ArrayList<>();
        for (String wireName : wireNames) {
            names.add(name.nested(scope.take(JavaIdentifiers.type(wireName), "Type", besides)));
        }
        names.add(other);
        branches.put(type.name().text(), names);
    }

    /** The scope of the types that are nested in one: they must not be called like those around them, either. */
    private NameScope scopeIn(JavaName owner) {
        return nestedScopes.computeIfAbsent(
                owner,
                name -> NameScope.ofTypes()
                        .reserve(ReservedNames.TYPES)
                        .reserve(root.reservedForTypes())
                        .reserve(name.simpleNames()));
    }
}
