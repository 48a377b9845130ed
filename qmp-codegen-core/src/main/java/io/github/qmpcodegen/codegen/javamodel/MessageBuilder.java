package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the records that stand for commands and events. */
final class MessageBuilder {

    private final Schema schema;
    private final TypeNaming naming;
    private final JavaTypes javaTypes;
    private final ComponentBuilder components;
    private final DeprecatedTypes deprecated;
    private final TypeBuilder types;

    MessageBuilder(
            Schema schema,
            TypeNaming naming,
            JavaTypes javaTypes,
            ComponentBuilder components,
            DeprecatedTypes deprecated,
            TypeBuilder types) {
        this.schema = schema;
        this.naming = naming;
        this.javaTypes = javaTypes;
        this.components = components;
        this.deprecated = deprecated;
        this.types = types;
    }

    GeneratedRecord request(Command command) {
        Provenance provenance = Provenance.of("command " + command.name(), command.location());
        Doc doc = DocBuilder.of(command)
                .examples(command.examples())
                .provenance("QMP command ", command.name(), provenance)
                .build();
        TypeReference.Named arguments = command.arguments();
        List<Component> all = List.of();
        if (arguments != null) {
            all = isUnion(arguments)
                    ? List.of(components.inline(components.scope().take("arguments", "_"), arguments, "the arguments"))
                    : flat(arguments, command, TypeDirection.SENT);
        }
        JavaType response = command.returns() == null ? null : javaTypes.of(command.returns());
        boolean usesDeprecated = deprecated.isUsedBy(all) || (response != null && deprecated.isUsedBy(response));
        JavaName name = naming.request(command.name());
        return new GeneratedRecord(
                new Declaration(name, command.name(), types.nestedIn(name), doc, provenance, usesDeprecated),
                new GeneratedRecord.Request(response, command.successResponse(), command.outOfBand()),
                all,
                isOpen(arguments),
                TypeDirection.SENT);
    }

    GeneratedRecord event(Event event, JavaModel.InterfaceTypes interfaceTypes) {
        Provenance provenance = Provenance.of("event " + event.name(), event.location());
        Doc doc = DocBuilder.of(event)
                .examples(event.examples())
                .provenance("QMP event ", event.name(), provenance)
                .build();
        TypeReference.Named data = event.data();
        List<Component> all = List.of();
        if (data != null) {
            all = isUnion(data)
                    ? List.of(components.inline(components.scope().take("data", "_"), data, "the members"))
                    : flat(data, event, TypeDirection.RECEIVED);
        }
        JavaName name = naming.event(event.name());
        return new GeneratedRecord(
                new Declaration(name, event.name(), types.nestedIn(name), doc, provenance, deprecated.isUsedBy(all)),
                new GeneratedRecord.Event(interfaceTypes.event()),
                all,
                isOpen(data),
                TypeDirection.RECEIVED);
    }

    private boolean isUnion(TypeReference.Named reference) {
        return schema.objectType(reference).branching() != null;
    }

    private List<Component> flat(TypeReference.Named reference, Described owner, TypeDirection direction) {
        ObjectType object = schema.objectType(reference);
        return components.ofFlat(
                object, owner, owner.conditions(), Set.of(), direction.isReceived(), components.scope());
    }

    /** Whether members that the schema does not name may come; those of a union are the union's concern. */
    private boolean isOpen(TypeReference.@Nullable Named reference) {
        return reference != null
                && !isUnion(reference)
                && schema.objectType(reference).open();
    }
}
