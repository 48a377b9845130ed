package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Struct;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schema under the eyes of the rules: its definitions by name, and its settings. */
final class Review {

    private final DefinitionTable table;
    private final Era era;

    Review(DefinitionTable table) {
        this.table = table;
        this.era = Era.of(table);
    }

    Era era() {
        return era;
    }

    Pragmas pragmas() {
        return table.pragmas();
    }

    /** The definition of a name. */
    Optional<Definition> definition(String name) {
        return Optional.ofNullable(table.definitions().get(name));
    }

    /** The definition of a type that is named where it is used. */
    Optional<Definition> definition(@Nullable TypeSpec type) {
        return type instanceof TypeSpec.Name name ? definition(name.text()) : Optional.empty();
    }

    /** The members of an object type with those of its bases; none of what is no object type. */
    List<MemberSpec> members(@Nullable TypeSpec type) {
        List<MemberSpec> members = new ArrayList<>();
        add(type, members, new HashSet<>());
        return members;
    }

    private void add(@Nullable TypeSpec type, List<MemberSpec> members, Set<String> seen) {
        if (type instanceof TypeSpec.Inline inline) {
            members.addAll(inline.members());
        }
        Definition definition = definition(type).orElse(null);
        if (definition == null || !seen.add(definition.name())) {
            return;
        }
        if (definition instanceof Struct struct) {
            if (struct.base() != null) {
                add(new TypeSpec.Name(struct.base().text(), struct.base().location()), members, seen);
            }
            members.addAll(struct.members());
        } else if (definition instanceof Definition.Union union) {
            add(union.base(), members, seen);
        }
    }

    /** The members that stand in a definition itself. */
    static List<MemberSpec> ownMembers(Definition definition) {
        if (definition instanceof Struct struct) {
            return struct.members();
        }
        TypeSpec type = null;
        if (definition instanceof Definition.Union union) {
            type = union.base();
        } else if (definition instanceof Definition.CommandSpec command) {
            type = command.data();
        } else if (definition instanceof Definition.EventSpec event) {
            type = event.data();
        }
        return type instanceof TypeSpec.Inline inline ? inline.members() : List.of();
    }
}
