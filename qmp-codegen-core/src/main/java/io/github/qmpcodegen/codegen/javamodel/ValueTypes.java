package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a schema uses its types: which of them need a Java type of their own, and which of those servers send.
 *
 * <p>An object that is a command's arguments, an event's data or a branch of a union needs none: its members become
 * components of the request, the event or the branch.
 */
final class ValueTypes {

    private final Schema schema;
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> received = new LinkedHashSet<>();
    private final Set<String> sent = new LinkedHashSet<>();

    /**
     * Finds them; the kept types count as values that clients send, for somebody wants to write them. Types that are all
     * that there is are those of files, which are read, too, also when a later schema has written them.
     */
    ValueTypes(Schema schema, Set<String> kept) {
        this.schema = schema;
        for (Command command : schema.commands()) {
            if (command.arguments() != null) {
                new Walk(values).flat(command.arguments());
                new Walk(sent).flat(command.arguments());
            }
            if (command.returns() != null) {
                new Walk(values).value(command.returns());
                new Walk(received).value(command.returns());
            }
        }
        for (Event event : schema.events()) {
            if (event.data() != null) {
                new Walk(values).flat(event.data());
                new Walk(received).flat(event.data());
            }
        }
        for (String name : kept) {
            new Walk(values).value(new TypeReference.Named(name));
            new Walk(sent).value(new TypeReference.Named(name));
            if (schema.isOfTypesAlone()) {
                new Walk(received).value(new TypeReference.Named(name));
            }
        }
    }

    /** The names of the types that need a Java type. */
    Set<String> names() {
        return values;
    }

    /** Which way the values of a type go. */
    TypeDirection direction(String type) {
        if (!received.contains(type)) {
            return TypeDirection.SENT;
        }
        return sent.contains(type) ? TypeDirection.BOTH : TypeDirection.RECEIVED;
    }

    /** Goes through all that can be reached; with a stack of its own, for schemas may nest deeply. */
    private final class Walk {

        private final Set<String> found;
        private final Deque<NamedType> open = new ArrayDeque<>();

        Walk(Set<String> found) {
            this.found = found;
        }

        void value(TypeReference reference) {
            reach(reference);
            drain();
        }

        void flat(TypeReference.Named reference) {
            ObjectType object = schema.objectType(reference);
            if (object.branching() != null) {
                reach(reference);
            } else {
                open.push(object);
            }
            drain();
        }

        private void drain() {
            while (!open.isEmpty()) {
                NamedType type = open.pop();
                if (type instanceof ObjectType object) {
                    expand(object);
                } else if (type instanceof AlternateType alternate) {
                    alternate.branches().forEach(branch -> reach(branch.type()));
                }
            }
        }

        private void expand(ObjectType object) {
            for (Member member : object.members()) {
                reach(member.type());
            }
            if (object.branching() != null) {
                for (ObjectType.Branch branch : object.branching().branches()) {
                    ObjectType type = schema.objectType(branch.type());
                    if (type.branching() != null) {
                        reach(branch.type());
                    } else {
                        type.members().forEach(member -> reach(member.type()));
                    }
                }
            }
        }

        private void reach(TypeReference reference) {
            if (reference instanceof TypeReference.Array array) {
                reach(array.element());
            } else if (reference instanceof TypeReference.Named named && found.add(named.name())) {
                open.push(schema.type(named));
            }
        }
    }
}
