package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The members that an object may have, including those of the branches that were selected by what was typed so far. */
public final class ObjectMembers {

    private ObjectMembers() {}

    /**
     * Returns the members of a type, by name, in order.
     *
     * @param type the type
     * @param schema the schema with its branches
     * @param typed the object so far, whose tags select branches
     */
    public static Map<String, Member> of(ObjectType type, Schema schema, Input.Members typed) {
        Map<String, Member> members = new LinkedHashMap<>();
        add(type, schema, typed, members);
        return members;
    }

    private static void add(ObjectType type, Schema schema, Input.Members typed, Map<String, Member> members) {
        type.members().forEach(member -> members.putIfAbsent(member.name(), member));
        ObjectType.Branching branching = type.branching();
        if (branching == null) {
            return;
        }
        String chosen = text(typed, branching.tag());
        branching.branches().stream()
                .filter(branch -> branch.tagValue().equals(chosen))
                .forEach(branch -> add(schema.objectType(branch.type()), schema, typed, members));
    }

    /** Returns the text of a member; empty if there is none, or it is not a text. */
    public static String text(Input.Members typed, String member) {
        Input.Entry entry = typed.members().get(member);
        Input value = entry == null ? null : entry.value();
        if (value instanceof Input.Text text) {
            return text.text();
        }
        JsonNode json = value instanceof Input.Scalar scalar ? scalar.json() : null;
        return json != null && json.isString() ? json.stringValue() : "";
    }
}
