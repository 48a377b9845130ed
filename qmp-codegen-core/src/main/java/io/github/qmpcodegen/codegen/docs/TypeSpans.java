package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Anchor;
import io.github.qmpcodegen.codegen.docs.Page.Plain;
import io.github.qmpcodegen.codegen.docs.Page.Reference;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names types in a page's tables, with links to where they are described. */
final class TypeSpans {

    private static final int MOST_VALUES_LISTED = 8;
    private static final int LONGEST_VALUE_LISTED = 40;

    private final Schema schema;
    private final Topics topics;
    private final Map<String, String> anchors;

    /**
     * Names for types.
     *
     * @param anchors where on the page types are described, by name
     */
    TypeSpans(Schema schema, Topics topics, Map<String, String> anchors) {
        this.schema = schema;
        this.topics = topics;
        this.anchors = anchors;
    }

    /** How the type of a member is named, with what its values are in some releases instead. */
    List<Span> of(Member member) {
        List<Span> spans = new ArrayList<>(of(member.type()));
        member.otherKinds()
                .forEach((kind, releases) -> spans.add(new Plain(
                        ", or " + kind.noun() + " (" + String.join(", ", ReleaseChoice.badges(releases)) + ")")));
        return spans;
    }

    /** How a type is named. */
    List<Span> of(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            List<Span> spans = new ArrayList<>();
            spans.add(new Plain("array of "));
            spans.addAll(of(array.element()));
            return spans;
        }
        if (reference instanceof TypeReference.Builtin builtin) {
            return List.of(new Plain(word(builtin.type())));
        }
        NamedType type = schema.type((TypeReference.Named) reference);
        String text = type.name().text();
        if (isListed(type)) {
            return List.of(new Plain(((EnumType) type)
                    .values().stream().map(value -> '"' + value.text() + '"').collect(Collectors.joining(" or "))));
        }
        String anchor = anchors.get(text);
        return anchor == null
                ? List.of(new Reference(text, topics.of(type)))
                : List.of(new Anchor(type instanceof ObjectType ? "object" : "values", anchor));
    }

    /** Whether a type is best shown by its values: an unnamed enumeration that is short. */
    static boolean isListed(NamedType type) {
        return !type.name().declared()
                && type instanceof EnumType enumeration
                && enumeration.values().size() <= MOST_VALUES_LISTED
                && enumeration.values().stream()
                        .allMatch(value ->
                                value.documentation().isEmpty() && value.text().length() <= LONGEST_VALUE_LISTED);
    }

    private static String word(BuiltinType type) {
        boolean plain = type.jsonType() != JsonType.INTEGER || type == BuiltinType.INT;
        String noun = type.jsonType().noun();
        return plain ? noun : noun + " (" + type.schemaName() + ")";
    }
}
